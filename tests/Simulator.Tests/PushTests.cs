using System.Text.Json;

namespace Analytics.Simulator.Tests;

public class PushTests(Simulated simulated)
{
    public static TheoryData<string> Formats => ["17track", "trackingmore", "aftership", "easypost"];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_line_is_a_push_in_the_documented_shape(string format)
    {
        var lines = 0;
        foreach (var line in simulated.Lines(format))
        {
            using var json = JsonDocument.Parse(line);
            Assert.Equal(Shapes.Envelope(format), json.RootElement.EnumerateObject().Select(member => member.Name));
            Assert.Equal(Shapes.Parcel(format), Shapes.ParcelOf(format, json.RootElement).EnumerateObject().Select(member => member.Name));
            foreach (var scan in Shapes.ScansOf(format, json.RootElement))
            {
                Assert.Equal(Shapes.Scan(format), scan.EnumerateObject().Select(member => member.Name));
            }

            lines++;
        }

        Assert.Equal(simulated.Summary.Files.Single(file => file.Format == format).Pushes, lines);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void No_object_names_a_member_twice(string format)
    {
        foreach (var line in simulated.Lines(format).Take(500))
        {
            using var json = JsonDocument.Parse(line, new JsonDocumentOptions { AllowDuplicateProperties = false });
            Assert.Equal(JsonValueKind.Object, json.RootElement.ValueKind);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Nothing_after_the_observation_instant_is_told(string format)
    {
        foreach (var told in simulated.Told(format))
        {
            Assert.True(told.TakenAt <= SimulationOptions.DefaultUntil);
            Assert.All(told.Times, time => Assert.True(time <= SimulationOptions.DefaultUntil));
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_the_pushes_tell_of_pickup_delivery_and_lane_is_the_truth(string format)
    {
        var told = simulated.Told(format).GroupBy(push => push.Number).Select(Merge).Order().ToList();
        var truth = simulated.Truth().Where(row => row.Provider == format).Select(row => (
            row.Carrier,
            row.Service,
            row.PickedUp <= SimulationOptions.DefaultUntil ? row.Origin : "",
            row.Destination,
            row.PickedUp <= SimulationOptions.DefaultUntil ? row.PickedUp : default,
            row.DeliveredByObservation ? row.Delivered!.Value : default,
            row.Promise ?? default)).Order().ToList();
        Assert.Equal(truth, told);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Pushes_repeat_to_the_byte_and_come_late_as_often_as_is_said(string format)
    {
        var lines = simulated.Lines(format).ToList();
        var repeated = lines.Count - lines.Distinct().Count();
        Assertions.IsBinomial(repeated, lines.Count - repeated, 0.03);
        Assert.InRange(LateIn(format) / (double)lines.Count, 0.02, 0.06);
    }

    [Fact]
    public void Repeated_and_late_pushes_of_all_files_are_those_of_the_summary()
    {
        var repeated = Formats.Sum(format => simulated.Lines(format.Data).GroupBy(line => line).Sum(same => same.Count() - 1));
        Assert.Equal(simulated.Summary.RepeatedPushes, repeated);
        Assert.Equal(simulated.Summary.LatePushes, Formats.Sum(format => LateIn(format.Data)));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Pushes_of_a_parcel_do_not_stand_in_a_row(string format)
    {
        var numbers = simulated.Told(format).Select(told => told.Number).ToList();
        var inARow = numbers.Zip(numbers.Skip(1)).Count(pair => pair.First == pair.Second);
        Assert.InRange(inARow, 0, numbers.Count / 100);
    }

    // Pushes behind a later snapshot of their parcel, second sendings left out.
    private int LateIn(string format) => simulated.Told(format)
        .DistinctBy(told => (told.Number, told.TakenAt))
        .GroupBy(told => told.Number, told => told.TakenAt)
        .Sum(taken => taken.Where((at, i) => taken.Take(i).Any(earlier => earlier > at)).Count());

    private static (string, string, string, string, DateTimeOffset, DateTimeOffset, DateOnly) Merge(IEnumerable<ToldParcel> pushes)
    {
        var inOrder = pushes.OrderBy(push => push.TakenAt).ToList();
        var (first, last) = (inOrder[0], inOrder[^1]);
        Assert.Single(inOrder.Select(push => (push.Carrier, push.Service, push.Origin, push.Destination)).Distinct());
        var origin = last.PickedUp is { } pickup ? first.Origin ?? pickup.Place : "";
        return (
            first.Carrier, first.Service, origin, first.Destination!,
            last.PickedUp?.At ?? default, last.Delivered?.At ?? default, first.Promise ?? default);
    }
}
