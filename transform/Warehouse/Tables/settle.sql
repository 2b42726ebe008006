-- One part: files are cut where it is cut, whatever blocks the rows came in.
OPTIMIZE TABLE {table:Identifier} FINAL SETTINGS optimize_throw_if_noop = 1
