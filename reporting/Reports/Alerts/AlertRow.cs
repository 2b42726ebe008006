namespace Analytics.Reports;

/// <summary>A carrier or a lane that left its control limits in its latest complete week: one figure of one of them.</summary>
public sealed record AlertRow
{
    /// <summary><c>carrier</c> or <c>lane</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The carrier, where the alert is one of a carrier; empty where nobody told which.</summary>
    public string? Carrier { get; init; }

    /// <summary>Origin and destination, where the alert is one of a lane: <c>US-CA->US-NY</c>.</summary>
    public string? Lane { get; init; }

    /// <summary>The Monday of the week.</summary>
    public required DateOnly Week { get; init; }

    /// <summary><c>p50_hours</c> or <c>on_time_share</c>, as in <see cref="TrendsRow"/>.</summary>
    public required string Metric { get; init; }

    /// <summary>The figure of the week: hours, or a share from 0 to 1. So are center and limits.</summary>
    public required double Value { get; init; }

    /// <summary>Its mean over the complete ones of the 12 weeks before.</summary>
    public required double Center { get; init; }

    /// <summary>Its control limits, of which it lies outside.</summary>
    public required double Lower { get; init; }

    /// <inheritdoc cref="Lower"/>
    public required double Upper { get; init; }

    /// <summary>Parcels that the figure is of: delivered, or delivered with a promise.</summary>
    public required long N { get; init; }

    /// <summary><c>slower</c>, <c>faster</c>, <c>less punctual</c> or <c>more punctual</c>.</summary>
    public required string Direction { get; init; }

    /// <summary>The same in a sentence.</summary>
    public required string Evidence { get; init; }
}
