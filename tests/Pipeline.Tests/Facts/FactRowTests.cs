using System.Text;
using Analytics.Custody.Tokens;
using Analytics.Formats;
using Analytics.Pipeline.Linking;
using Analytics.Pipeline.Tests.Harness;

namespace Analytics.Pipeline.Tests.Facts;

/// <summary>The rows of one push, read back by the layouts of the schema.</summary>
public sealed class FactRowTests
{
    private const long Start = ScriptedPushes.Start;

    private static readonly ScriptedParcel Parcel = new(
        "zz 000000019 qq",
        new ScriptedScan(Milestone.Departed, Start) { Place = new("China"), UtcOffsetMinutes = 480 },
        new ScriptedScan(Milestone.Arrived, Start + 100_000)
        {
            Place = new("US", "CA"),
            UtcOffsetMinutes = -420,
            Certainty = TimeCertainty.Zoned,
            Carrier = "Federal Express",
        })
    {
        Carrier = "China Post",
        Service = "ePacket",
        Origin = new("CN"),
        Destination = new("US", "California", "94105"),
        SnapshotAt = Start + 200_000,
        Persons = [(false, "jo@mail.test"), (true, "ACC-77"), (false, "N/A")],
    };

    private readonly Transformed result = Transformed.From(Parcel);

    [Fact]
    public void A_scan_has_its_parcels_token_its_own_time_and_place_and_who_scanned()
    {
        var parcel = Token(TokenPurpose.Parcel, "ZZ000000019QQ");
        Assert.Equal(
            [
                $"epoch=202610 parcel={parcel} at={Start} milestone=Departed place=CN certainty=Offset utc_offset=480 "
                    + $"at_destination=False carrier=china-post provider=scripted seen_at={Start + 200_000}",
                $"epoch=202610 parcel={parcel} at={Start + 100_000} milestone=Arrived place=US-CA certainty=Zoned utc_offset=-420 "
                    + $"at_destination=True carrier=fedex provider=scripted seen_at={Start + 200_000}",
            ],
            result.Rows("scans").Select(row => row.ToString()));
    }

    [Fact]
    public void A_person_is_a_token_of_their_purpose_beside_the_parcels_and_a_placeholder_is_nobody()
    {
        var parcel = Token(TokenPurpose.Parcel, "ZZ000000019QQ");
        Assert.Equal(
            [
                $"epoch=202610 purpose=recipient token={Token(TokenPurpose.Recipient, "JO@MAIL.TEST")} parcel={parcel}",
                $"epoch=202610 purpose=shipper token={Token(TokenPurpose.Shipper, "ACC77")} parcel={parcel}",
            ],
            result.Rows("subjects").Select(row => row.ToString()));
    }

    [Fact]
    public void A_journey_has_carrier_service_and_route_with_their_ranks()
    {
        const ulong Snapshot = (ulong)Start + 200_000;
        const ulong Stated = (3UL << 32) + Snapshot;
        Assert.Equal([Snapshot, "china-post"], result.Journey.All("carrier"));
        Assert.Equal([Snapshot, "ePacket"], result.Journey.All("service"));
        Assert.Equal([Stated, "CN"], result.Journey.All("origin"));
        Assert.Equal([Stated, "US:94"], result.Journey.All("destination"));
    }

    [Fact]
    public async Task A_batch_is_empty_once_it_is_cleared()
    {
        var (format, pushes) = ScriptedReader.FormatOf([ScriptedPush.Of(Parcel), ScriptedPush.Refused(RejectionReason.NoScans)]);
        using var worker = new PushWorker(TestKeys.Current, EarlierParcels.None, Transformed.Load);
        Pipeline.Transform(Blocks.Of(format, pushes), worker);
        worker.Batch.Clear();
        await using var written = new Support.Warehouse.RecordingClickHouse();
        await worker.Batch.WriteAsync(written, CancellationToken.None);

        Assert.Empty(written.Inserts);
        Assert.Equal(0, worker.Batch.Size);
    }

    private static string Token(TokenPurpose purpose, string value)
    {
        using var tokeniser = new Tokeniser(TestKeys.Current.Keys.Epochs);
        Assert.True(tokeniser.TryTokenise(purpose, new Identifier(Encoding.UTF8.GetBytes(value)), out var token));
        var bytes = new byte[Custody.Tokens.Token.Size];
        token.Write(bytes);
        return Convert.ToHexString(bytes);
    }
}
