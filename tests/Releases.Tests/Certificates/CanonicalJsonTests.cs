using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Analytics.Releases.Tests.Support;

namespace Analytics.Releases.Tests.Certificates;

/// <summary>The canonical form against Node, whose JSON.stringify writes numbers and texts as RFC 8785 asks for.</summary>
public sealed class CanonicalJsonTests
{
    private const string Canonicalize =
        "const f = v => v === null || typeof v !== 'object' ? JSON.stringify(v) : Array.isArray(v) ? '[' + v.map(f) + ']'"
        + " : '{' + Object.keys(v).sort().map(k => JSON.stringify(k) + ':' + f(v[k])) + '}';"
        + "process.stdout.write(f(JSON.parse(require('fs').readFileSync(0, 'utf8'))))";

    [Fact]
    public async Task Numbers_are_written_as_ECMAScript_does()
    {
        double[] numbers =
        [
            0, -0.0, 1, -1, 0.1, 1e21, 1e20, 123456789012345680000.0, 1e-6, 1e-7, 1.5e-7, 5e-324, double.MaxValue, -double.MaxValue, 9007199254740993, 0.000001234, 333333333.3333333,
            .. Enumerable.Range(0, 20_000).Select(Invented).Where(double.IsFinite),
        ];

        var text = $"[{string.Join(',', numbers.Select(number => number.ToString("E17", System.Globalization.CultureInfo.InvariantCulture)))}]";

        Assert.Equal(await Node.RunAsync(text, "-e", Canonicalize), Canonical(text));
    }

    [Fact]
    public async Task Texts_and_the_order_of_names_are_as_the_scheme_has_them()
    {
        var controls = string.Concat(Enumerable.Range(0, 32).Select(c => $"\\u{c:x4}"));
        var text = $$"""{ "\u20ac": "Euro", "\r": "{{controls}}", "דּ": 1, "1": { "b": [ true , null, "\/\"\\" ], "a": {} }, "😀": "😀", "ö": 4.50, "": [] }""";

        Assert.Equal(await Node.RunAsync(text, "-e", Canonicalize), Canonical(text));
    }

    private static string Canonical(string json) => Encoding.UTF8.GetString(CanonicalJson.Bytes(JsonDocument.Parse(json).RootElement));

    // Half of them of any size, half of that of counts, hours and shares.
    private static double Invented(int number)
    {
        Span<byte> seed = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(seed, number);
        var bits = BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(seed));
        return number % 2 == 0 ? BitConverter.Int64BitsToDouble(bits) : (bits % 1_000_000_000) / Math.Pow(10, number % 12);
    }
}
