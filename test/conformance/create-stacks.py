"""Creates the synthesised stacks by moto's CloudFormation and tells, as JSON, what came of it.

Called with the address of moto and the folder that `cdk synth` filled.
"""

import io
import json
import os
import sys
import zipfile
from pathlib import Path

import boto3
from moto.cloudformation.parsing import get_model_map

endpoint, folder = sys.argv[1], Path(sys.argv[2])
REGION, ACCOUNT = "us-east-1", "000000000000"
given = {
    "endpoint_url": endpoint,
    "region_name": REGION,
    "aws_access_key_id": "local",
    "aws_secret_access_key": "local",
}


def service(name):
    return boto3.client(name, **given)


def filled(text):
    for name, value in {
        "AWS::AccountId": ACCOUNT,
        "AWS::Region": REGION,
        "AWS::Partition": "aws",
    }.items():
        text = text.replace("${" + name + "}", value)
    return text


def zipped(place):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for at, _, names in os.walk(place):
            for name in names:
                whole = Path(at, name)
                archive.write(whole, whole.relative_to(place))
    return content.getvalue()


def upload(assets):
    s3 = service("s3")
    count = 0
    for asset in json.loads(assets.read_text())["files"].values():
        place = folder / asset["source"]["path"]
        content = zipped(place) if asset["source"]["packaging"] == "zip" else place.read_bytes()
        for where in asset["destinations"].values():
            bucket = filled(where["bucketName"])
            if bucket not in [each["Name"] for each in s3.list_buckets()["Buckets"]]:
                s3.create_bucket(Bucket=bucket)
            s3.put_object(Bucket=bucket, Key=filled(where["objectKey"]), Body=content)
            count += 1
    return count


def stacks_in_order():
    artifacts = json.loads((folder / "manifest.json").read_text())["artifacts"]
    stacks = {
        name: it for name, it in artifacts.items() if it["type"] == "aws:cloudformation:stack"
    }
    order = []

    def visit(name):
        for before in stacks[name].get("dependencies", []):
            if before in stacks:
                visit(before)
        if name not in order:
            order.append(name)

    for name in stacks:
        visit(name)
    return [(name, folder / stacks[name]["properties"]["templateFile"]) for name in order]


def creatable(template):
    """What moto's CloudFormation can take of a template, and what it cannot, in its words."""
    known = get_model_map()
    resources = template["Resources"]
    kinds = sorted({it["Type"] for it in resources.values()} - set(known))
    left_out = [f"No Moto CloudFormation support for {kind}" for kind in kinds]
    gone = {name for name, it in resources.items() if it["Type"] in kinds}
    for it in resources.values():
        if it["Type"] == "AWS::KMS::Key" and it["Properties"].pop("Tags", None):
            left_out.append("the tags of AWS::KMS::Key: KeyError: 'TagKey'")

    def kept(value):
        if isinstance(value, list):
            return [kept(each) for each in value if not (isinstance(each, str) and each in gone)]
        if not isinstance(value, dict):
            return value
        if value == {"Ref": "AWS::URLSuffix"}:
            left_out.append("the pseudo parameter AWS::URLSuffix: KeyError")
            return "amazonaws.com"
        attribute = value.get("Fn::GetAtt")
        if value.get("Ref") in gone or (isinstance(attribute, list) and attribute[0] in gone):
            logical = value.get("Ref") or attribute[0]
            return f"arn:aws:left-out:{REGION}:{ACCOUNT}:{logical}"
        return {
            key: kept(each)
            for key, each in value.items()
            if not (key == "DependsOn" and isinstance(each, str) and each in gone)
        }

    rest = {name: it for name, it in resources.items() if name not in gone}
    return kept({**template, "Resources": rest}), sorted(set(left_out))


def create(name, template):
    bucket = f"cdk-hnb659fds-assets-{ACCOUNT}-{REGION}"
    key = f"{name}.json"
    service("s3").put_object(Bucket=bucket, Key=key, Body=json.dumps(template))
    service("cloudformation").create_stack(
        StackName=name,
        TemplateURL=f"http://localhost/{bucket}/{key}",
        Capabilities=["CAPABILITY_NAMED_IAM"],
    )


def physical(name):
    pages = service("cloudformation").get_paginator("list_stack_resources")
    return {
        it["LogicalResourceId"]: it.get("PhysicalResourceId")
        for page in pages.paginate(StackName=name)
        for it in page["StackResourceSummaries"]
    }


def found(stacks):
    """How moto's own services see what was created."""
    made = {}
    for stack in stacks:
        for it in stack["resources"]:
            if it["physical"]:
                made.setdefault(it["type"], []).append(it["physical"])
    iam, dynamodb, s3, functions = (service(it) for it in ("iam", "dynamodb", "s3", "lambda"))
    tables = []
    for table in made.get("AWS::DynamoDB::Table", []):
        described = dynamodb.describe_table(TableName=table)["Table"]
        backups = dynamodb.describe_continuous_backups(TableName=table)
        past = backups["ContinuousBackupsDescription"]["PointInTimeRecoveryDescription"]
        expiry = dynamodb.describe_time_to_live(TableName=table)["TimeToLiveDescription"]
        tables.append(
            {
                "stream": described.get("StreamSpecification", {}).get("StreamViewType"),
                "protected": described.get("DeletionProtectionEnabled"),
                "sealed": described.get("SSEDescription", {}).get("SSEType"),
                "past": past["PointInTimeRecoveryStatus"],
                "expires": expiry.get("AttributeName"),
            }
        )
    return {
        "tables": tables,
        "buckets": [
            {"versions": s3.get_bucket_versioning(Bucket=bucket).get("Status")}
            for bucket in made.get("AWS::S3::Bucket", [])
        ],
        "roles": [
            {
                "name": role,
                "policies": len(iam.list_role_policies(RoleName=role)["PolicyNames"])
                + len(iam.list_attached_role_policies(RoleName=role)["AttachedPolicies"]),
            }
            for role in made.get("AWS::IAM::Role", [])
        ],
        "functions": [
            {
                "runtime": it["Runtime"],
                "architectures": it.get("Architectures", []),
                "size": it["CodeSize"],
            }
            for it in (
                functions.get_function(FunctionName=name)["Configuration"]
                for name in made.get("AWS::Lambda::Function", [])
            )
        ],
    }


service("ssm").put_parameter(Name="/cdk-bootstrap/hnb659fds/version", Value="30", Type="String")
assets = sum(upload(each) for each in sorted(folder.glob("*.assets.json")))
told = {"assets": assets, "stacks": []}
for name, path in stacks_in_order():
    whole = json.loads(path.read_text())
    types = {logical: it["Type"] for logical, it in whole["Resources"].items()}
    template, left_out = creatable(whole)
    stack = {"name": name, "leftOut": left_out, "resources": [], "failed": None}
    told["stacks"].append(stack)
    made = {}
    try:
        create(name, template)
        made = physical(name)
    except Exception as error:
        stack["failed"] = f"{type(error).__name__}: {error}"[:300]
    for logical, kind in types.items():
        stack["resources"].append(
            {
                "logical": logical,
                "type": kind,
                "isAsked": logical in template["Resources"],
                "physical": made.get(logical),
            }
        )
told["found"] = found(told["stacks"])
print(json.dumps(told))
