using Analytics.Warehouse.Http;

namespace Analytics.Warehouse.Tests.Http;

public sealed class LargeParametersTests
{
    private static readonly string Large = new('x', LargeParameters.PieceLength + 1);

    [Fact]
    public void A_statement_with_short_parameters_stays_as_it_is()
    {
        var statement = new Statement("SELECT {a:String}", new Dictionary<string, string> { ["a"] = Large[1..] });
        Assert.Same(statement, LargeParameters.Cut(statement));
    }

    [Fact]
    public void A_long_parameter_is_put_together_again_wherever_it_stands_and_the_others_stay()
    {
        var parameters = new Dictionary<string, string> { ["a"] = Large, ["b"] = "1" };
        var cut = LargeParameters.Cut(new Statement("SELECT { a : Map(String, DateTime('UTC')) }, {b:UInt8}, {a:String}", parameters));
        Assert.Equal(
            "SELECT CAST(concat({a_piece_0:String}, {a_piece_1:String}), 'Map(String, DateTime(\\'UTC\\'))'), {b:UInt8}, "
                + "CAST(concat({a_piece_0:String}, {a_piece_1:String}), 'String')",
            cut.Sql);
        Assert.Equal(["b", "a_piece_0", "a_piece_1"], cut.Parameters.Keys);
        Assert.Equal(Large, cut.Parameters["a_piece_0"] + cut.Parameters["a_piece_1"]);
    }

    [Fact]
    public void No_character_is_cut_in_two()
    {
        var text = "x" + string.Concat(Enumerable.Repeat("😀", LargeParameters.PieceLength));
        var cut = LargeParameters.Cut(new Statement("{a:String}", new Dictionary<string, string> { ["a"] = text }));
        Assert.Equal(text, string.Concat(cut.Parameters.Values));
        Assert.All(cut.Parameters.Values, piece => Assert.False(char.IsLowSurrogate(piece[0]) || char.IsHighSurrogate(piece[^1])));
    }
}
