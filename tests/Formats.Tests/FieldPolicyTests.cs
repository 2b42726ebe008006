using System.Text;
using System.Text.Json.Nodes;
using Analytics.Custody;

namespace Analytics.Formats.Tests;

/// <summary>The policy as the readers see it: what it drops cannot be reached, whatever a message holds.</summary>
public sealed class FieldPolicyTests
{
    private const string Canary = "canary";

    public static TheoryData<string> Formats() => [.. ProviderFormat.All.Keys];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_format_has_a_policy_that_names_each_path_once_and_a_tracking_number(string format)
    {
        var lines = FieldPolicy.BuiltIn.Of(format).ToList();

        Assert.Contains(lines, line => line.Field == Field.Number);
        Assert.Equal(lines.Count, lines.Select(line => line.Path).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Nothing_that_the_policy_drops_can_be_reached(string format)
    {
        var read = Read(FieldPolicy.BuiltIn, format, Message(format));

        Assert.Equal(RejectionReason.None, read.Reason);
        Assert.Empty(read.Unknown);
        Assert.DoesNotContain(Canary, read.Reachable, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("17track", "track_info.misc_info.service_type", "track_info.misc_info.reference_number")]
    [InlineData("trackingmore", "service_code", "customer_name")]
    [InlineData("aftership", "shipment_type", "signed_by")]
    [InlineData("easypost", "carrier_detail.service", "tracking_details[].message")]
    [InlineData("shippo", "servicelevel.token", "tracking_history[].status_details")]
    [InlineData("dhl", "details.product.productName", "events[].description")]
    public void A_line_flipped_to_keep_is_seen(string format, string kept, string dropped)
    {
        var policy = FieldPolicy.BuiltIn
            .With(new PolicyLine(format, kept, FieldAction.Drop, Field.None))
            .With(new PolicyLine(format, dropped, FieldAction.Keep, Field.Service));

        Assert.Contains(Canary, Read(policy, format, Message(format)).Reachable, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("17track", "number")]
    [InlineData("trackingmore", "tracking_number")]
    [InlineData("aftership", "tracking_number")]
    [InlineData("easypost", "tracking_code")]
    [InlineData("shippo", "tracking_number")]
    [InlineData("dhl", "id")]
    public void A_reader_sees_only_what_the_policy_gives_it(string format, string number)
    {
        var policy = FieldPolicy.BuiltIn.With(new PolicyLine(format, number, FieldAction.Drop, Field.None));

        Assert.Equal(RejectionReason.NoTrackingNumber, Read(policy, format, Message(format)).Reason);
    }

    // A message with every path that the policy names, a canary in each that it drops.
    private static JsonObject Message(string format)
    {
        var message = new JsonObject();
        foreach (var line in FieldPolicy.BuiltIn.Of(format))
        {
            var absolute = line.Path.StartsWith('/');
            var value = line.Action == FieldAction.Drop ? Canary : Sample(line.Field);
            Put(absolute ? message : Parcel(message, format), absolute ? line.Path[1..] : line.Path, value);
        }

        return message;
    }

    private static JsonObject Parcel(JsonObject message, string format) => format switch
    {
        "epcis" => message,
        "easypost" => Child(message, "result"),
        "dhl" => Child(message, "shipments[]"),
        _ => Child(message, "data"),
    };

    private static string Sample(Field field) => field switch
    {
        Field.TimeDate => "2024-07-01",
        Field.TimeOfDay => "10:00:00",
        Field.TimeZone => "+02:00",
        _ when field.ToString().Contains("Time", StringComparison.Ordinal) || field is Field.PromiseFrom or Field.PromiseTo => "2024-07-01T10:00:00Z",
        _ => "value",
    };

    private static void Put(JsonObject at, string path, string value)
    {
        var parts = path.Split('.');
        foreach (var part in parts[..^1])
        {
            at = Child(at, part);
        }

        var name = parts[^1];
        at[name.Replace("[]", "", StringComparison.Ordinal)] = name.EndsWith(']') ? new JsonArray(value) : value;
    }

    private static JsonObject Child(JsonObject at, string part)
    {
        var name = part.Replace("[]", "", StringComparison.Ordinal);
        if (at[name] is null)
        {
            at[name] = part.EndsWith(']') ? new JsonArray(new JsonObject()) : new JsonObject();
        }

        return at[name] is JsonArray list ? list[0]!.AsObject() : at[name]!.AsObject();
    }

    private static (RejectionReason Reason, IReadOnlyDictionary<string, long> Unknown, string Reachable) Read(FieldPolicy policy, string format, JsonObject message)
    {
        var known = ProviderFormat.All[format];
        var reader = known.CreateReader(known.Map(policy.RulesOf(format)));
        var push = new DecodedPush();
        var reason = reader.Read(Encoding.UTF8.GetBytes(message.ToJsonString()), push);
        return (reason, reader.UnknownFields, reason == RejectionReason.None ? Reading.Everything(push) : "");
    }
}
