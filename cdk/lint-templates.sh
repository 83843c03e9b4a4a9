#!/usr/bin/env bash
# Holds the templates of the last `npm run synth` against cfn-lint, for regions of both partitions. Python is needed,
# and the network for the first time: cfn-lint is kept under dist/.
set -euo pipefail
cd "$(dirname "$0")/.."

version=1.58.0
place=dist/cfn-lint-$version
if [[ ! -x $place/bin/cfn-lint ]]; then
  python3 -m venv "$place"
  "$place/bin/pip" install --quiet --disable-pip-version-check "cfn-lint==$version"
fi

# What is passed over, and why.
ignored=(
  W3005 # CDK says of every function that it depends on its role, although the role's ARN says so already.
)
regions=(us-east-1 eu-central-1 ap-southeast-1 cn-north-1 cn-northwest-1)

"$place/bin/cfn-lint" --ignore-checks "${ignored[@]}" --regions "${regions[@]}" -- cdk.out/*.template.json
