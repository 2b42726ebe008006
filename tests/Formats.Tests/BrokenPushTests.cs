using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Formats.Tests;

/// <summary>Whatever arrives, a reader answers with a reason and never throws.</summary>
public sealed class BrokenPushTests
{
    [Theory]
    [MemberData(nameof(GoldenTests.Cases), MemberType = typeof(GoldenTests))]
    public void A_push_cut_short_anywhere_is_malformed(string format, string name)
    {
        var push = Golden(format, name);
        var reader = PushText.ReaderOf(format);
        var decoded = new DecodedPush();
        for (var length = 0; length < push.Length; length++)
        {
            var reason = reader.Read(push.AsMemory(0, length), decoded);
            Assert.True(reason is RejectionReason.Malformed or RejectionReason.InvalidUtf8, $"{length} bytes: {reason}");
        }
    }

    [Theory]
    [MemberData(nameof(GoldenTests.Cases), MemberType = typeof(GoldenTests))]
    public void A_push_with_bytes_changed_anywhere_is_read_or_refused(string format, string name)
    {
        var original = Golden(format, name);
        var reader = PushText.ReaderOf(format);
        var decoded = new DecodedPush();
        var changes = Gen.ListOf(
            from at in Gen.Choose(0, original.Length - 1)
            from value in Gen.OneOf(Gen.Choose(0, 255), Gen.Elements("{}[]\",:\\0u".Select(c => (int)c)))
            select (at, (byte)value)).ToArbitrary();

        Prop.ForAll(changes, list =>
        {
            var push = original.ToArray();
            foreach (var (at, value) in list)
            {
                push[at] = value;
            }

            var reason = reader.Read(push, decoded);
            return Enum.IsDefined(reason) && (reason != RejectionReason.None || decoded.Parcels.Length > 0);
        }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true));
    }

    // Without white space, so that every byte cut off is one that is missed.
    private static byte[] Golden(string format, string name)
    {
        var push = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", format, name + ".json"));
        return Encoding.UTF8.GetBytes(JsonNode.Parse(push)!.ToJsonString());
    }
}
