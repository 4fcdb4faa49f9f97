#!/usr/bin/env python3
"""Reads an event file with pyarrow, checks it in full and prints its schema: ci/read-arrow.py FILE

An independent reader of what Fiducia writes; needs pyarrow (pip install pyarrow).
"""
import sys

import pyarrow as pa
import pyarrow.ipc as ipc

NUMBERS = (pa.float64(), pa.int64(), pa.int32())


def main(path):
    table = ipc.open_file(path).read_all()
    table.validate(full=True)
    metadata = {k.decode(): v.decode() for k, v in (table.schema.metadata or {}).items()}
    print(f"{path}: {table.num_rows} events, {table.num_columns} columns")
    for key, value in metadata.items():
        print(f"  {key} = {value!r}")
    for field in table.schema:
        number = field.type.value_type if pa.types.is_fixed_size_list(field.type) else field.type
        if number not in NUMBERS:
            sys.exit(f"{path}: column {field.name} has the type {field.type}, which no event file has")
        about = field.metadata or {}
        if b"unit" not in about or b"description" not in about:
            sys.exit(f"{path}: column {field.name} does not say its unit and meaning")
        if table[field.name].null_count:
            sys.exit(f"{path}: column {field.name} has missing values")
        print(f"  {field.name}: {field.type} [{about[b'unit'].decode()}] {about[b'description'].decode()}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
