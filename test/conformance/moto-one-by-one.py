"""moto's server, answering one request at a time, which ends when its standard input does.

By itself it answers from many threads without any lock, so that two conditional writes may both
find their condition held: DynamoDB's are atomic. And it copies whole tables, with their streams,
once for every item of a transaction: here once for all, the records of the stream as they are.
And after a transaction that was cancelled whoever reads the stream goes on with a copy to which
nothing is added any more: here they find the one that stands.
"""

import copy
import os
import sys
import threading
from types import SimpleNamespace

from moto.dynamodb import models
from moto.dynamodb.models.table import StreamShard
from moto.dynamodbstreams.models import ShardIterator
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, make_server

application = DomainDispatcherApplication(create_backend_app)
one_at_a_time = threading.Lock()
copies = {}


def answer(environ, start_response):
    with one_at_a_time:
        copies.clear()
        return list(application(environ, start_response))


def copied(thing):
    if id(thing) not in copies:
        copies[id(thing)] = copy.deepcopy(thing)
    return copies[id(thing)]


def shard_copied(shard, _):
    another = copy.copy(shard)
    another.items = list(shard.items)
    return another


get_records = ShardIterator.get


def get_records_that_stand(iterator, limit=1000):
    name = iterator.stream_shard.table.name
    iterator.stream_shard = iterator.streams_backend.dynamodb.get_table(name).stream_shard
    return get_records(iterator, limit)


ShardIterator.get = get_records_that_stand
models.copy = SimpleNamespace(copy=copy.copy, deepcopy=copied)
StreamShard.__deepcopy__ = shard_copied


class Silent(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"

    def log(self, *_):
        pass


def end_with_parent():
    sys.stdin.read()
    os._exit(0)


server = make_server("127.0.0.1", 0, answer, threaded=True, request_handler=Silent)
threading.Thread(target=end_with_parent, daemon=True).start()
print(f"http://127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
