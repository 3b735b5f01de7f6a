"""Writes NVS images with the vendor's generator: reads one JSON table per line, answers one line of hex, or `refused`.

A table is {"size": bytes, "entries": [[namespace, key, encoding, value], …]}; blobs come as hex digits.
"""

import io
import json
import sys

from esp_idf_nvs_partition_gen import nvs_partition_gen as generator


class Image(io.BytesIO):
    """The generator closes nothing, but writes once."""


def image(table):
    out = Image()
    # The generator counts the page that stays free on top of the size it is given.
    nvs = generator.nvs_open(out, table["size"] - 4096, generator.Page.VERSION2)
    with nvs:
        for namespace, key, encoding, value in table["entries"]:
            nvs.write_namespace(namespace)
            nvs.write_entry(key, value, encoding, nvs.get_namespace_idx())
    return out.getvalue()


for line in sys.stdin:
    try:
        print(image(json.loads(line)).hex())
    except (generator.PageFullError, generator.InsufficientSizeError, generator.InputError):
        print("refused")
    sys.stdout.flush()
