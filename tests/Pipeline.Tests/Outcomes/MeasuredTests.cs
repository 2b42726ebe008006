using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Analytics.Formats;

namespace Analytics.Pipeline.Tests.Outcomes;

/// <summary>What is measured of how pushes end. Other tests measure at the same time, and so each has a provider of its own here.</summary>
public sealed class MeasuredTests
{
    private readonly PushFormat format = new($"provider-{Guid.NewGuid():N}", () => throw new NotSupportedException());

    [Fact]
    public void Each_way_to_end_is_counted_once_for_a_block_with_its_reason()
    {
        var tally = new PushTally(kept: 5, scans: 40);
        tally.Reject(RejectionReason.NoScans, 3);
        tally.Reject(RejectionReason.Tripwire, 2);
        tally.Withhold(WithholdingReason.Minor, 4);

        Assert.Equal(
            [
                "analytics.pushes.kept 5 ", "analytics.pushes.rejected 2 Tripwire", "analytics.pushes.rejected 3 NoScans",
                "analytics.pushes.withheld 4 Minor", "analytics.scans.kept 40 ",
            ],
            Measured(() => PipelineMetrics.Ended(format, tally)));
    }

    [Fact]
    public void What_did_not_happen_is_not_measured() => Assert.Empty(Measured(() => PipelineMetrics.Ended(format, new PushTally())));

    [Fact]
    public void Counting_takes_no_memory()
    {
        var tally = new PushTally(kept: 5, scans: 40);
        tally.Reject(RejectionReason.NoScans, 3);
        Assert.Equal(2, Measured(() => PipelineMetrics.Ended(format, tally), name => name is "analytics.pushes.kept" or "analytics.pushes.rejected").Count);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 1000; i++)
        {
            PipelineMetrics.Ended(format, tally);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private List<string> Measured(Action act, Func<string, bool>? isAsked = null)
    {
        var measured = new ConcurrentQueue<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, me) =>
            {
                if (instrument.Meter.Name == PipelineMetrics.Name && (isAsked?.Invoke(instrument.Name) ?? true))
                {
                    me.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, count, tags, _) =>
        {
            if (tags.Length > 0 && (string?)tags[0].Value == format.Provider)
            {
                measured.Enqueue($"{instrument.Name} {count} {(tags.Length > 1 ? tags[1].Value : "")}");
            }
        });
        listener.Start();
        act();
        return [.. measured.Order(StringComparer.Ordinal)];
    }
}
