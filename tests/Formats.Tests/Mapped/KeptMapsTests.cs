using System.Text;
using Analytics.Formats.Mapped;
using Analytics.Intake.Files;

namespace Analytics.Formats.Tests.Mapped;

/// <summary>The maps kept in tests/System.Tests/maps against the files that they are for.</summary>
public class KeptMapsTests
{
    private const int AllRows = int.MaxValue;

    [Fact]
    public void Flights_have_five_events_of_which_one_is_left_out()
    {
        var read = Read("flights_hou_2011/events.csv.gz", "flights_hou_2011.json", 50_000);
        Assert.Equal(10_000, read.Reasons[RejectionReason.NoScans]);
        Assert.Equal(40_000, read.Reasons[RejectionReason.None]);
        Assert.Equal(
            [Milestone.PickedUp, Milestone.Departed, Milestone.Arrived, Milestone.Delivered],
            read.Scans.Take(4).Select(scan => scan.Milestone));
        Assert.All(read.Scans, scan =>
        {
            Assert.Equal(TimeCertainty.Offset, scan.Certainty);
            Assert.InRange(scan.UtcOffset, -600, -240);
            Assert.Equal(2, scan.Carrier.Length);
            Assert.Matches("^US/(IAH|HOU)>US/[A-Z]{3}$", scan.Lane);
            Assert.True(scan.Promise.Timed);
        });
    }

    [Fact]
    public void Scans_of_fedex_have_milestones_places_and_local_time()
    {
        var read = Read("fedex_swift/events.csv", "fedex_swift.json", AllRows);
        Assert.Equal([RejectionReason.None], read.Reasons.Keys);
        Assert.DoesNotContain(read.Scans, scan => scan.Milestone == Milestone.Other);
        Assert.All(read.Scans, scan => Assert.Equal((TimeCertainty.Offset, (short)330), (scan.Certainty, scan.UtcOffset)));
        Assert.All(read.Scans.Where(scan => scan.Milestone != Milestone.InfoReceived), scan => Assert.Matches("^IN/[A-Z]{2}/[0-9]+$", scan.Place));
        Assert.Equal(28, read.Scans.Count(scan => scan.Milestone == Milestone.AttemptFailed));
        AssertTransit(read);
    }

    [Fact]
    public void Objects_of_fedex_tell_the_same_as_the_rows()
    {
        var rows = Read("fedex_swift/events.csv", "fedex_swift.json", AllRows);
        var objects = Read("fedex_swift/fedex_tracks_redacted.json", "fedex_swift_tracks.json", AllRows);
        Assert.Equal(99, objects.Reasons[RejectionReason.None]);
        AssertTransit(objects);
        Assert.Equal(
            rows.Scans.Select(scan => (scan.Number, scan.Milestone, scan.At, scan.Place)).Order(),
            objects.Scans.Select(scan => (scan.Number, scan.Milestone, scan.At, scan.Place)).Order());
    }

    [Fact]
    public void Shipments_of_fedex_have_both_ends_in_one_row()
    {
        var read = Read("fedex_swift/shipments.csv", "fedex_swift_shipments.json", AllRows);
        Assert.Equal([RejectionReason.None], read.Reasons.Keys);
        Assert.All(read.Scans, scan => Assert.Matches("^IN/[A-Z]{2}>IN/[A-Z]{2}$", scan.Lane));
        AssertTransit(read);
    }

    [Fact]
    public void Deliveries_of_scms_are_late_by_their_dates()
    {
        var read = Read("scms/SCMS_Delivery_History_Dataset.csv", "scms.json", AllRows);
        var delivered = read.Scans.Where(scan => scan.Milestone == Milestone.Delivered).ToList();
        Assert.Equal(10_324, read.Reasons[RejectionReason.None]);
        Assert.Equal(10_324, delivered.Count);
        Assert.All(delivered, scan => Assert.False(scan.Promise.Timed));
        Assert.Equal(1_186, delivered.Count(scan => scan.LocalDay > scan.Promise.LocalDay));
        Assert.Equal(4_592, read.Scans.Count(scan => scan.Milestone == Milestone.Ordered));
        Assert.Equal(0, read.WithoutTime);
        Assert.All(read.Scans, scan => Assert.True(Countries.TryRead(Encoding.UTF8.GetBytes(scan.Lane[1..]), out _)));
    }

    private static void AssertTransit(Outcome read)
    {
        var hours = read.Scans.GroupBy(scan => scan.Number).Select(parcel =>
            (parcel.Where(scan => scan.Milestone == Milestone.Delivered).Min(scan => scan.At)
                - parcel.Where(scan => scan.Milestone == Milestone.PickedUp).Min(scan => scan.At)) / 3600.0).ToList();
        Assert.Equal(99, hours.Count);
        Assert.Equal(94.01, hours.Average(), 0.005);
    }

    private static Outcome Read(string data, string mapName, int rows)
    {
        var map = MappingFile.Parse(SharedData.Map(mapName));
        using var file = PushFile.Open(SharedData.File(data), PushFraming.Of(map));
        var format = new PushFormat(map.Source, () => MappedReader.Create(map, file.Columns, Decoding.Policy));
        var reader = format.CreateReader();
        var decoded = new DecodedPush();
        var outcome = new Outcome();
        while (outcome.Reasons.Values.Sum() < rows && file.Next(format, CancellationToken.None) is { } block)
        {
            using (block)
            {
                for (var i = 0; i < block.Count && outcome.Reasons.Values.Sum() < rows; i++)
                {
                    outcome.Add(reader.Read(block[i].Payload, decoded), decoded);
                }
            }
        }

        return outcome;
    }

    private sealed record Scan(
        string Number, Milestone Milestone, long At, TimeCertainty Certainty, short UtcOffset, string Place, string Carrier, string Lane, Promise Promise)
    {
        public int LocalDay => (int)Math.Floor((At + (UtcOffset * 60)) / 86400.0);
    }

    private sealed class Outcome
    {
        public Dictionary<RejectionReason, int> Reasons { get; } = [];

        public List<Scan> Scans { get; } = [];

        public int WithoutTime { get; private set; }

        public void Add(RejectionReason reason, DecodedPush push)
        {
            Reasons[reason] = Reasons.GetValueOrDefault(reason) + 1;
            foreach (ref readonly var parcel in reason == RejectionReason.None ? push.Parcels : [])
            {
                foreach (ref readonly var scan in push.ScansOf(parcel))
                {
                    Scans.Add(new Scan(
                        push.Number(parcel), scan.Milestone, scan.At, scan.Certainty, scan.UtcOffsetMinutes, push.Place(scan.Place),
                        push.Words(parcel.Carrier), $"{push.Place(parcel.Origin)}>{push.Place(parcel.Destination)}", parcel.Promise));
                }
            }

            WithoutTime += push.ScansWithoutTime;
        }
    }
}
