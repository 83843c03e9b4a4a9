"""moto's server, answering one request at a time, which ends when its standard input does.

By itself it answers from many threads without any lock, so that two conditional writes may both
find their condition held: DynamoDB's are atomic. And it copies whole tables, with their streams,
once for every item of a transaction: here once for all, the records of the stream as they are.
"""

import copy
import os
import sys
import threading
from types import SimpleNamespace

from moto.dynamodb import models
from moto.dynamodb.models.table import StreamShard
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
