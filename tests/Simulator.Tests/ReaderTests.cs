using System.Text;
using System.Text.Json;
using Analytics.Custody;
using Analytics.Formats;

namespace Analytics.Simulator.Tests;

/// <summary>The product's own readers, under its own field policy, find the truth in the pushes.</summary>
public class ReaderTests(Simulated simulated)
{
    [Theory]
    [MemberData(nameof(PushTests.Formats), MemberType = typeof(PushTests))]
    public void The_readers_find_the_truth_and_no_field_that_the_policy_does_not_name(string format)
    {
        var provider = ProviderFormat.All[format];
        var reader = provider.CreateReader(provider.Map(FieldPolicy.BuiltIn.RulesOf(format)));
        var found = new Dictionary<string, Found>();
        var decoded = new DecodedPush();
        foreach (var line in simulated.Lines(format))
        {
            Assert.Equal(RejectionReason.None, reader.Read(Encoding.UTF8.GetBytes(line), decoded));
            using var json = JsonDocument.Parse(line);
            var number = ToldParcel.Read(format, json.RootElement).Number;
            var parcel = Assert.Single(decoded.Parcels.ToArray());
            Assert.Equal(0, decoded.ScansWithoutTime);
            found[number] = found.GetValueOrDefault(number, Found.Nothing).With(decoded, parcel);
        }

        Assert.Empty(reader.UnknownFields);
        var truth = simulated.Truth().Where(row => row.Provider == format).Select(Found.InTruth).Order();
        Assert.Equal(truth, found.Values.Select(parcel => parcel.Told).Order());
    }

    private sealed record Found(string Carrier, string Service, long PickedUp, long Delivered, long PromisedAt, int PromisedDay)
    {
        public static Found Nothing { get; } = new("", "", long.MaxValue, long.MaxValue, long.MaxValue, 0);

        public (string, string, long, long, int) Told => (Carrier, Service, PickedUp, Delivered, PromisedDay);

        public static (string, string, long, long, int) InTruth(TruthRow row) => (
            row.Carrier,
            row.Service,
            row.PickedUp <= SimulationOptions.DefaultUntil ? row.PickedUp.ToUnixTimeSeconds() : long.MaxValue,
            row.DeliveredByObservation ? row.Delivered!.Value.ToUnixTimeSeconds() : long.MaxValue,
            row.Promise is { } day ? day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber : 0);

        public Found With(DecodedPush push, TrackedParcel parcel)
        {
            var (pickedUp, delivered) = (PickedUp, Delivered);
            foreach (ref readonly var scan in push.ScansOf(parcel))
            {
                var isKnown = scan.Certainty != TimeCertainty.Local;
                pickedUp = scan.Milestone == Milestone.PickedUp && isKnown ? Math.Min(pickedUp, scan.At) : pickedUp;
                delivered = scan.Milestone == Milestone.Delivered && isKnown ? Math.Min(delivered, scan.At) : delivered;
            }

            var isEarlier = parcel.SnapshotAt < PromisedAt;
            return new Found(
                Encoding.UTF8.GetString(Carriers.Canonical(push.Text(parcel.Carrier))),
                Encoding.UTF8.GetString(push.Text(parcel.Service)),
                pickedUp,
                delivered,
                isEarlier ? parcel.SnapshotAt : PromisedAt,
                isEarlier ? (parcel.Promise.IsEmpty ? 0 : parcel.Promise.LocalDay) : PromisedDay);
        }
    }
}
