    -- The cells that the request asks for, as they stood at `as_of`, with every column that reports group by.
    selection AS (
        SELECT
            * EXCEPT (week),
            concat(origin, '->', destination) AS lane,
            toDate32(week)                    AS week,
            toDate32(toStartOfMonth(week))    AS month
        FROM /*source*/ AS cells
        WHERE cells.week BETWEEN {read_from:Date} AND {to:Date}
          AND ({carrier:String} = '' OR lowerUTF8(carrier) = lowerUTF8({carrier:String}))
          AND ({service:String} = '' OR lowerUTF8(service) = lowerUTF8({service:String}))
          -- a place is a country, or country-region; a filter names the whole, or either part
          AND ({origin:String} = '' OR upper(origin) = upper({origin:String})
               OR has(splitByChar('-', upper(origin), 2), upper({origin:String})))
          AND ({destination:String} = '' OR upper(destination) = upper({destination:String})
               OR has(splitByChar('-', upper(destination), 2), upper({destination:String})))
          AND ({lane:String} = '' OR upper(lane) = upper({lane:String}))
          AND NOT ({leave_out_mixed_clocks:Bool} AND mixed_clocks)
    )
