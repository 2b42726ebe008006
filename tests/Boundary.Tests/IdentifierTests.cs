using Analytics.Formats;

namespace Analytics.Boundary.Tests;

public sealed class IdentifierTests
{
    [Fact]
    public void An_identifier_has_no_public_way_out_for_its_bytes() => Assert.Empty(Identifiers.WaysOut(typeof(Identifier)));

    [Fact]
    public void An_identifier_prints_as_stars() => Assert.Equal("***", new Identifier("LX000000000XX"u8).ToString());

    [Fact]
    public void A_type_that_lets_its_value_out_is_caught_at_every_door() =>
        Assert.Equal(
            [
                "Leaky can be stored: it is not a ref struct",
                "Leaky implements IFormattable",
                "Leaky.Raw is a public field",
                "Leaky.Length is a Int32",
                "Leaky.ToString is a public method",
                "Leaky.op_Implicit is a public method",
            ],
            Identifiers.WaysOut(typeof(Leaky)));

#pragma warning disable CA1051, CA2225 // A sample of what must be caught.
    private readonly struct Leaky(string raw) : IFormattable
    {
        public readonly string Raw = raw;

        public bool IsEmpty => Raw.Length == 0;

        public int Length => Raw.Length;

        public string ToString(string? format, IFormatProvider? formatProvider) => Raw;

        public override string ToString() => "***";

        public static implicit operator string(Leaky leaky) => leaky.Raw;
    }
#pragma warning restore CA1051, CA2225
}
