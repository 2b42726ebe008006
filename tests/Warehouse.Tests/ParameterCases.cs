using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests;

public abstract class ParameterCases(WarehouseFixture fixture) : WarehouseTest(fixture)
{
    public static TheoryData<string> Values { get; } =
    [
        "", "plain", "'", "''", "'; DROP TABLE cells; --", "\"", "`", @"\", @"\\", @"\'", @"a\tb\nc", @"\N", "\\x41", "{x:String}", "{x:UInt8}",
        "a\tb", "a\nb", "a\rb", "a\r\nb", "a\0b", "ends in newline\n", "ends in backslash\\", "ü 漢字 😀 \u200F", "/* */ -- #", "$1 @@ %s",
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public async Task A_text_comes_back_as_it_went_in(string value)
    {
        var parameters = new Dictionary<string, string> { ["x"] = value };
        Assert.Equal(Hex(value), await Text("SELECT hex({x:String})", parameters));
        Assert.Equal(Hex(value), await Text("SELECT hex({x:Nullable(String)})", parameters));
    }

    [Fact]
    public async Task Texts_of_an_array_come_back_as_they_went_in()
    {
        var values = Values.Select(row => row.Data).ToList();
        var parameters = new Dictionary<string, string> { ["xs"] = Parameters.Array(values) };
        Assert.Equal(string.Concat(values.Select(Hex)), await Text("SELECT hex(arrayJoin({ xs : Array(String) }))", parameters));
    }

    [Fact]
    public async Task Bound_parameters_do_for_statements_without_a_result_and_for_documents_too()
    {
        var parameters = new Dictionary<string, string> { ["x"] = "a'b\\c\n" };
        await ClickHouse.ExecuteAsync(new Statement("CREATE OR REPLACE TABLE t (a String) ENGINE = Memory"));
        await ClickHouse.ExecuteAsync(new Statement("INSERT INTO t SELECT {x:String}", parameters));
        Assert.Equal(Hex("a'b\\c\n"), await Text("SELECT hex(a) FROM t"));
        Assert.Equal(
            "\"a\"\n\"a'b\\c\n\"\n",
            await ClickHouse.ReadTextAsync(new Statement("SELECT {x:String} AS a", parameters), "CSVWithNames"));
    }

    [Fact]
    public async Task A_value_of_the_wrong_type_is_an_error_that_does_not_tell_it()
    {
        var e = await Assert.ThrowsAsync<WarehouseException>(() => Text("SELECT {x:UInt8}", new() { ["x"] = "1 OR CANARY" }));
        Assert.Equal((WarehouseFault.Statement, 457), (e.Fault, e.Code));
        Assert.DoesNotContain("CANARY", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parameter_without_a_value_is_an_error() =>
        Assert.Equal(456, (await Assert.ThrowsAsync<WarehouseException>(() => Text("SELECT {x:UInt8}"))).Code);

    [Fact]
    public async Task A_value_does_not_outlive_its_statement()
    {
        await Text("SELECT {x:UInt8}", new() { ["x"] = "1" });
        await Assert.ThrowsAsync<WarehouseException>(() => Text("SELECT {x:UInt8}"));
    }

    private static string Hex(string text) => Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(text)) + "\n";
}
