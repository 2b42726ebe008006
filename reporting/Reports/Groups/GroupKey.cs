namespace Analytics.Reports;

/// <summary>What a group is grouped by: the columns of a <see cref="ReportRow"/> that name it; null where it is not grouped by them.</summary>
internal sealed record GroupKey
{
    public string? Carrier { get; init; }

    public string? Service { get; init; }

    public string? Origin { get; init; }

    public string? Destination { get; init; }

    public string? Lane { get; init; }

    public DateOnly? Week { get; init; }

    public DateOnly? Month { get; init; }

    public GroupKey With(GroupColumn column, string text) => column switch
    {
        GroupColumn.Carrier => this with { Carrier = text },
        GroupColumn.Service => this with { Service = text },
        GroupColumn.Origin => this with { Origin = text },
        GroupColumn.Destination => this with { Destination = text },
        _ => this with { Lane = text },
    };

    public GroupKey With(GroupColumn column, DateOnly date) =>
        column == GroupColumn.Week ? this with { Week = date } : this with { Month = date };

    /// <summary>The same without some columns: what several groups have in common.</summary>
    public GroupKey Without(params ReadOnlySpan<GroupColumn> columns) => this with
    {
        Carrier = columns.Contains(GroupColumn.Carrier) ? null : Carrier,
        Week = columns.Contains(GroupColumn.Week) ? null : Week,
        Month = columns.Contains(GroupColumn.Month) ? null : Month,
    };

    /// <summary>By these columns, one after the other.</summary>
    public static IComparer<GroupKey> By(IReadOnlyList<GroupColumn> columns) => Comparer<GroupKey>.Create((one, other) =>
    {
        foreach (var column in columns)
        {
            var order = column switch
            {
                GroupColumn.Week => Nullable.Compare(one.Week, other.Week),
                GroupColumn.Month => Nullable.Compare(one.Month, other.Month),
                _ => string.CompareOrdinal(one.Text(column), other.Text(column)),
            };
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    });

    private string? Text(GroupColumn column) => column switch
    {
        GroupColumn.Carrier => Carrier,
        GroupColumn.Service => Service,
        GroupColumn.Origin => Origin,
        GroupColumn.Destination => Destination,
        _ => Lane,
    };
}
