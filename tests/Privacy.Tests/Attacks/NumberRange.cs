using System.Globalization;

namespace Analytics.Privacy.Tests.Attacks;

/// <summary>Numbers that a carrier may have given out: few enough that whoever knows how they are made can try them all.</summary>
internal static class NumberRange
{
    public const int Size = 200_000;

    private static readonly int[] weights = [8, 6, 4, 2, 3, 5, 9, 7];

    /// <summary>Of a post: two letters, eight digits and one to check them, and the country (UPU S10).</summary>
    public static IEnumerable<string> Post() => Numbers(20_000_000).Select(number =>
    {
        var digits = number.ToString("D8", CultureInfo.InvariantCulture);
        var check = 11 - (digits.Zip(weights, (digit, weight) => (digit - '0') * weight).Sum() % 11);
        return $"ZZ{digits}{(check == 10 ? 0 : check == 11 ? 5 : check)}QQ";
    });

    /// <summary>Of one shipper of UPS's: 1Z, account, service, seven digits and one to check them.</summary>
    public static IEnumerable<string> Ups() => Numbers(1_000_000).Select(number =>
    {
        var body = string.Create(CultureInfo.InvariantCulture, $"999AA103{number:D7}");
        var values = body.Select(c => char.IsAsciiDigit(c) ? c - '0' : (c - 'A' + 2) % 10).ToList();
        var sum = values.Select((value, at) => at % 2 == 0 ? value : 2 * value).Sum();
        return $"1Z{body}{(10 - (sum % 10)) % 10}";
    });

    /// <summary>Of DHL Express: nine digits, and their remainder by seven.</summary>
    public static IEnumerable<string> Dhl() => Numbers(310_000_000).Select(number => string.Create(CultureInfo.InvariantCulture, $"{number:D9}{number % 7}"));

    private static IEnumerable<int> Numbers(int first) => Enumerable.Range(first, Size);
}
