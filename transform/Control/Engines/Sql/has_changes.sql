SELECT to_regclass('control_changes') IS NOT NULL
