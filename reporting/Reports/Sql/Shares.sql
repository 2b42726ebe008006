    -- A share is told from 10 parcels on; its 95 % interval is Wilson's.
    ((part, whole) -> if(whole < 10, NULL, round(part / whole, 6))) AS share_of,
    ((part, whole) -> if(whole < 10, NULL,
        round(greatest(0, (part + 1.920729 - 1.959964 * sqrt(part * (whole - part) / whole + 0.960365)) / (whole + 3.841459)), 6))) AS share_low,
    ((part, whole) -> if(whole < 10, NULL,
        round(least(1, (part + 1.920729 + 1.959964 * sqrt(part * (whole - part) / whole + 0.960365)) / (whole + 3.841459)), 6))) AS share_high
