using System.Globalization;
using System.Text.RegularExpressions;
using Analytics.Formats;
using Analytics.Pipeline.Journeys;
using Analytics.Pipeline.Tests.Harness;
using Analytics.Support.Warehouse;
using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Pipeline.Tests.Journeys;

/// <summary>The bits of moments and promises are where the comments of the schema, by which its views unpack them, say.</summary>
public sealed partial class PackingTests
{
    private static readonly DateTime Epoch = DateTime.UnixEpoch;

    [Fact]
    public void A_moment_holds_instant_local_day_and_certainty_in_the_bits_that_the_schema_names() =>
        Prop.ForAll(AnyScan.ToArbitrary(), scan =>
        {
            var moment = Moment.Of(scan.ToScan());
            Assert.Equal((UInt128)scan.At, Bits(moment, "seconds since 1970"));
            Assert.Equal((UInt128)LocalDay(scan), Bits(moment, "local date as days"));
            Assert.Equal((UInt128)(byte)scan.Certainty, Bits(moment, "certainty"));
            Assert.Equal(UInt128.Zero, Bits(moment, "zero"));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_smaller_moment_is_the_earlier_one() =>
        Prop.ForAll(AnyScan.Two().ToArbitrary(), scans =>
        {
            var (one, other) = scans;
            Assert.True(one.At == other.At || (one.At < other.At) == (Moment.Of(one.ToScan()) < Moment.Of(other.ToScan())));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_has_not_happened_is_later_than_anything_that_has()
    {
        var last = new ScriptedScan(Milestone.Delivered, uint.MaxValue) { UtcOffsetMinutes = 18 * 60, Certainty = TimeCertainty.Local };
        Assert.True(Moment.Of(last.ToScan()) < Moment.Never);
    }

    [Fact]
    public void A_promise_holds_snapshot_instant_day_and_precision_in_the_bits_that_the_schema_names() =>
        Prop.ForAll(AnyPromise.ToArbitrary(), given =>
        {
            var (promise, snapshot) = given;
            var packed = Transformed.From(Parcel with { Promise = promise, SnapshotAt = snapshot }).Journey.Get<UInt128>("promise");

            Assert.Equal((UInt128)snapshot, Bits(packed, "snapshot time"));
            Assert.Equal((UInt128)promise.At, Bits(packed, "promised until"));
            Assert.Equal((UInt128)promise.LocalDay, Bits(packed, "promised local date"));
            Assert.Equal(promise.Timed ? UInt128.One : UInt128.Zero, Bits(packed, "set when a time of day was promised"));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_journey_without_a_promise_has_all_its_bits_set() =>
        Assert.Equal(UInt128.MaxValue, Transformed.From(Parcel).Journey["promise"]);

    private static ScriptedParcel Parcel { get; } = new(Json.Number, new ScriptedScan(Milestone.PickedUp, ScriptedPushes.Start));

    private static Gen<ScriptedScan> AnyScan { get; } =
        from at in Gen.Choose(631_152_000, int.MaxValue)
        from later in Gen.Elements(0L, int.MaxValue / 2)
        from offset in Gen.Choose(-18 * 60, 18 * 60)
        from certainty in Gen.Elements(Enum.GetValues<TimeCertainty>())
        select new ScriptedScan(Milestone.Delivered, at + later) { UtcOffsetMinutes = (short)offset, Certainty = certainty };

    private static Gen<(Promise Promise, long Snapshot)> AnyPromise { get; } =
        from snapshot in Gen.Choose(631_152_000, int.MaxValue)
        from at in Gen.Choose(631_152_000, int.MaxValue)
        from day in Gen.Choose(7_305, 39_900)
        from timed in Gen.Elements(true, false)
        select (new Promise(at, day, timed), (long)snapshot);

    private static long LocalDay(ScriptedScan scan) => (Epoch.AddSeconds(scan.At).AddMinutes(scan.UtcOffsetMinutes).Date - Epoch).Days;

    // "31-16 local date as days since 1970" in a comment: the bits that hold a meaning, shifted down.
    private static UInt128 Bits(UInt128 packed, string meaning)
    {
        var match = Assert.Single(
            Range().Matches(SchemaText.WithComments),
            match => match.Groups["meaning"].Value.StartsWith(meaning, StringComparison.Ordinal));
        var high = int.Parse(match.Groups["high"].Value, CultureInfo.InvariantCulture);
        var low = match.Groups["low"].Success ? int.Parse(match.Groups["low"].Value, CultureInfo.InvariantCulture) : high;
        return (packed >> low) & ((UInt128.One << (high - low + 1)) - 1);
    }

    [GeneratedRegex(@"(?<=bits |,\s*(--\s*)?)(?<high>\d+)(-(?<low>\d+))? (?<meaning>[a-z][^,;]*)")]
    private static partial Regex Range();
}
