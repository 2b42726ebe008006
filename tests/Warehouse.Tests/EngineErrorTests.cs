namespace Analytics.Warehouse.Tests;

public sealed class EngineErrorTests
{
    [Fact]
    public void Code_name_and_words_are_told()
    {
        var error = EngineError.Parse("Code: 60. DB::Exception: Table default.nosuch does not exist. (UNKNOWN_TABLE) (version 26.7.2.1)");
        Assert.Equal(new EngineError(WarehouseFault.Statement, 60, "UNKNOWN_TABLE", "Table default.nosuch does not exist."), error);
        Assert.Equal("ClickHouse error 60 UNKNOWN_TABLE: Table default.nosuch does not exist.", error.ToException().Message);
    }

    [Fact]
    public void An_error_inside_an_error_is_told_once() =>
        Assert.Equal(
            "Unexpected value 7 in enum.",
            EngineError.Parse(
                "Code: 691. DB::Exception: Code: 691. DB::Exception: Unexpected value 7 in enum. (UNKNOWN_ELEMENT_OF_ENUM) (version 26.7.2.1). "
                    + "(UNKNOWN_ELEMENT_OF_ENUM)").Text);

    [Theory]
    [InlineData("Code: 6. DB::Exception: Cannot parse string 'Ada' as UInt8: at 'Lovelace'. (CANNOT_PARSE_TEXT)", "Cannot parse string '?'.")]
    [InlineData("Code: 6. DB::Exception: Cannot parse 'O'Ada' here. (CANNOT_PARSE_TEXT)", "Cannot parse '?' here.")]
    [InlineData("Code: 6. DB::Exception: It isn't a number: Ada. (CANNOT_PARSE_TEXT)", "It isn'?'t a number: Ada.")]
    [InlineData("Code: 1. DB::Exception: while executing 'f('Ada', \"b\")' over. (X_Y_Z)", "while executing '?' over.")]
    [InlineData("Code: 1. DB::Exception: parsed text: \"Ada\" (X_Y_Z)", "parsed text: '?'")]
    public void What_stands_in_quotes_is_not_told(string message, string expected) => Assert.Equal(expected, EngineError.Parse(message).Text);

    [Fact]
    public void The_value_of_a_bad_parameter_is_not_told() =>
        Assert.Equal(
            "ClickHouse error 457 BAD_QUERY_PARAMETER",
            EngineError.Parse("Code: 457. DB::Exception: Value Ada cannot be parsed as UInt8 for query parameter 'x'. (BAD_QUERY_PARAMETER)")
                .ToException().Message);

    [Fact]
    public void Long_words_are_cut() =>
        Assert.Equal(EngineError.LongestText, EngineError.Parse($"Code: 1. DB::Exception: {new string('x', 5000)} (X_Y_Z)").Text.Length);

    [Theory]
    [InlineData("Code: 243. DB::Exception: Cannot reserve 1.00 MiB, not enough space. (NOT_ENOUGH_SPACE)", WarehouseFault.DiskFull)]
    [InlineData("Code: 75. DB::ErrnoException: Cannot write: , errno: 28, strerror: No space left on device. (CANNOT_WRITE)", WarehouseFault.DiskFull)]
    [InlineData("Code: 75. DB::ErrnoException: Cannot write: , errno: 122, strerror: Disk quota exceeded. (CANNOT_WRITE)", WarehouseFault.DiskFull)]
    [InlineData("Code: 76. DB::ErrnoException: Cannot open: , errno: 13, strerror: Permission denied. (CANNOT_OPEN_FILE)", WarehouseFault.FolderUnusable)]
    [InlineData("Code: 76. DB::ErrnoException: Cannot open: , errno: 30, strerror: Read-only file system. (CANNOT_OPEN_FILE)", WarehouseFault.FolderUnusable)]
    [InlineData("Code: 47. DB::Exception: Unknown identifier. (UNKNOWN_IDENTIFIER)", WarehouseFault.Statement)]
    [InlineData("Cannot run a query while a streaming insert is active on this connection", WarehouseFault.Statement)]
    internal void The_fault_is_what_can_be_mended(string message, WarehouseFault expected) => Assert.Equal(expected, EngineError.Parse(message).Fault);
}
