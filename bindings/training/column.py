"""A column of Arrow, by its C data interface: not every system has a library for it."""

from __future__ import annotations

import ctypes
from itertools import accumulate
from typing import Any

RELEASE = ctypes.CFUNCTYPE(None, ctypes.c_void_p)


class Schema(ctypes.Structure):
    _fields_ = [
        ("format", ctypes.c_char_p),
        ("name", ctypes.c_char_p),
        ("metadata", ctypes.c_char_p),
        ("flags", ctypes.c_int64),
        ("n_children", ctypes.c_int64),
        ("children", ctypes.c_void_p),
        ("dictionary", ctypes.c_void_p),
        ("release", RELEASE),
        ("private_data", ctypes.c_void_p),
    ]


class Array(ctypes.Structure):
    _fields_ = [
        ("length", ctypes.c_int64),
        ("null_count", ctypes.c_int64),
        ("offset", ctypes.c_int64),
        ("n_buffers", ctypes.c_int64),
        ("n_children", ctypes.c_int64),
        ("buffers", ctypes.POINTER(ctypes.c_void_p)),
        ("children", ctypes.c_void_p),
        ("dictionary", ctypes.c_void_p),
        ("release", RELEASE),
        ("private_data", ctypes.c_void_p),
    ]


capsule = ctypes.pythonapi.PyCapsule_New
capsule.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]
capsule.restype = ctypes.py_object


class Column:
    """A column of texts. It can be read once, and must outlive what reads it."""

    def __init__(self, texts: list[bytes]) -> None:
        self.data = b"".join(texts)
        self.offsets = (ctypes.c_int32 * (len(texts) + 1))(*accumulate(map(len, texts), initial=0))
        self.buffers = (ctypes.c_void_p * 3)(None, ctypes.addressof(self.offsets), ctypes.cast(self.data, ctypes.c_void_p))
        self.released = [RELEASE(lambda at, of=of: setattr(of.from_address(at), "release", RELEASE())) for of in (Schema, Array)]
        self.schema = Schema(format=b"u", release=self.released[0])
        self.array = Array(length=len(texts), n_buffers=3, buffers=self.buffers, release=self.released[1])

    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[Any, Any]:
        return (
            capsule(ctypes.addressof(self.schema), b"arrow_schema", None),
            capsule(ctypes.addressof(self.array), b"arrow_array", None),
        )
