using System.Text;
using Analytics.Custody.Subjects;
using Analytics.Formats;
using Analytics.Pipeline.Linking;
using Analytics.Support.Warehouse;

namespace Analytics.Pipeline.Tests.Harness;

/// <summary>What came of some pushes: how each ended, and all that was written.</summary>
internal sealed record Transformed(PushTally Tally, RecordingClickHouse Written, IReadOnlyDictionary<string, long> UnknownFields)
{
    public const string Load = "load-of-a-test";

    public static Transformed From(string format, params IReadOnlyList<string> pushes) => From(Blocks.Of(Blocks.Format(format), pushes));

    public static Transformed From(string format, byte[] push) => From(Blocks.Of(Blocks.Format(format), [push]));

    public static Transformed From(params IReadOnlyList<ScriptedPush> script)
    {
        var (format, pushes) = ScriptedReader.FormatOf(script);
        return From(Blocks.Of(format, pushes));
    }

    /// <summary>What came of one push with these parcels.</summary>
    public static Transformed From(params IReadOnlyList<ScriptedParcel> parcels) => From(ScriptedPush.Of(parcels));

    /// <summary>What came of one push with these parcels while orders stood.</summary>
    public static Transformed By(OrderSheet orders, params IReadOnlyList<ScriptedParcel> parcels)
    {
        var (format, pushes) = ScriptedReader.FormatOf([ScriptedPush.Of(parcels)]);
        return From(Blocks.Of(format, pushes), orders);
    }

    /// <summary>Transforms the block and writes its facts as one batch.</summary>
    public static Transformed From(PushBlock block) => From(block, OrderSheet.Empty);

    private static Transformed From(PushBlock block, OrderSheet orders)
    {
        using var worker = new PushWorker(TestKeys.Current, EarlierParcels.None, Load);
        worker.Begin(orders);
        var tally = Pipeline.Transform(block, worker);
        var written = new RecordingClickHouse();
        var writing = worker.Batch.WriteAsync(written, CancellationToken.None);
        Assert.True(writing.IsCompletedSuccessfully);
        return new Transformed(tally, written, worker.UnknownFields.ToDictionary());
    }

    public IReadOnlyList<Row> Rows(string table) => Written.Rows(table);

    /// <summary>The one journey that was written.</summary>
    public Row Journey => Assert.Single(Rows("journeys"));

    /// <summary>Everything that leaves the stage, each byte as one character.</summary>
    public string Everything => string.Concat(
        Written.Inserts.Select(insert => insert.Table + Encoding.Latin1.GetString(insert.Bytes))
            .Concat(UnknownFields.Keys)
            .Concat(Tally.Examples.Select(example => example.ToString())));
}
