"""Makes the files of this folder that pyarrow writes: python make.py (see README.md)."""
import numpy as np
import pyarrow as pa
import pyarrow.ipc as ipc


def write(name, table, **options):
    with ipc.new_file(name, table.schema, options=ipc.IpcWriteOptions(**options)) as out:
        out.write_table(table, max_chunksize=3)


n = np.arange(7)
thirds = n / 3.0
thirds[4] = np.nan
track = pa.FixedSizeListArray.from_arrays(pa.array(np.sqrt(np.arange(14.0))), 2)
status = pa.FixedSizeListArray.from_arrays(pa.array(np.arange(14, dtype=np.int32) - 7), 2)
schema = pa.schema([
    pa.field("decay.z", pa.float64(), metadata={"unit": "mm", "description": "decay vertex"}),
    pa.field("number", pa.int64()),
    pa.field("track.x", track.type),
    pa.field("track.status", status.type),
])
good = pa.table([pa.array(thirds), pa.array(2**62 - n), track, status], schema=schema)
write("pyarrow.arrow", good)
write("compressed.arrow", good, compression="zstd")
write("no-events.arrow", good.slice(0, 0))
write("float32.arrow", pa.table({"x": pa.array(thirds, pa.float32())}))
write("unsigned.arrow", pa.table({"x": pa.array(n, pa.uint64())}))
write("text.arrow", pa.table({"x": pa.array(["a", "b"])}))
write("list.arrow", pa.table({"x": pa.array([[1.0], [2.0, 3.0]])}))
write("dictionary.arrow", pa.table({"x": pa.array(["a", "b"]).dictionary_encode()}))
write("missing.arrow", pa.table({"x": pa.array([1.0, None, 3.0])}))
write("missing-in-list.arrow", pa.table({"x": pa.array([[1.0, None]], pa.list_(pa.float64(), 2))}))
write("no-columns.arrow", pa.table({}))
write("twice.arrow", pa.table([pa.array(n), pa.array(n)], names=["x", "x"]))
with ipc.new_stream("stream.arrow", good.schema) as out:
    out.write_table(good)
