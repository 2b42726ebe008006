namespace Analytics.Reports;

/// <summary>What a report can be grouped by. In text, and as columns of the rows, each is its name in lower case.</summary>
public enum GroupColumn
{
    Carrier,
    Service,

    /// <summary>Place code: <c>US</c> or <c>US-CA</c>.</summary>
    Origin,

    /// <inheritdoc cref="Origin"/>
    Destination,

    /// <summary>Origin and destination: <c>US-CA->US-NY</c>.</summary>
    Lane,

    /// <summary>The Monday of the week that a parcel counts in: that of the local date of its first possession scan.</summary>
    Week,

    /// <summary>The first day of the month that the Monday of the week lies in.</summary>
    Month,
}
