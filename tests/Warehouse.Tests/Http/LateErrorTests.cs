using System.Text;
using Analytics.Warehouse.Http;

namespace Analytics.Warehouse.Tests.Http;

public sealed class LateErrorTests
{
    [Theory]
    [InlineData("Code: 395. DB::Exception: Value is non-zero. (FUNCTION_THROW_IF_VALUE_IS_NON_ZERO) (version 25.3.1.1 (official build))\n")]
    [InlineData("Code: 241, e.displayText() = DB::Exception: Memory limit exceeded (version 20.3.4.10 (official build))\n")]
    [InlineData("Code: 159. DB::NetException: Timeout: Code: 209. DB::Exception: inner (X_Y_Z). (TIMEOUT_EXCEEDED) (version 24.8.1.1)")]
    [InlineData("Code: 6. DB::Exception: Cannot parse. (CANNOT_PARSE_TEXT)\r\n")]
    public void An_answer_that_ends_in_an_error_is_one(string error)
    {
        Assert.Equal(error.Trim(), LateError.AtEnd(Encoding.UTF8.GetBytes($"1\n2\n{error}")));
        Assert.Equal(error.Trim(), LateError.AtEnd(Encoding.UTF8.GetBytes($"1\n2\n__exception__\r\n{error}")));
        Assert.StartsWith("Code: ", LateError.Broken(Encoding.UTF8.GetBytes($"1\n2\n{error[..48]}")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_tagged_block_is_one_too_where_a_proxy_has_dropped_the_head_that_announces_it()
    {
        const string Block = "\r\n__exception__\r\nabcdefghijklmnop\r\nCode: 6. DB::Exception: x (A_B_C) (version 26.7.2.1)\n55 abcdefghijklmnop\r\n__exception__\r\n";
        Assert.Equal("Code: 6. DB::Exception: x (A_B_C) (version 26.7.2.1)", LateError.AtEnd(Encoding.UTF8.GetBytes($"1\n{Block}")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1\n2\n")]
    [InlineData("Code: 395\n")]
    [InlineData("Code: 395. DB::Exception: of long ago (A_B_C) (version 1)\nand more data\n")]
    public void An_answer_that_ends_in_data_is_none(string data) => Assert.Null(LateError.AtEnd(Encoding.UTF8.GetBytes(data)));

    [Theory]
    [InlineData("Code: 395. DB::Exception: x (A_B_C)\n38 abcdefghijklmnop\r\n__exception__\r\n", "Code: 395. DB::Exception: x (A_B_C)")]
    [InlineData("Code: 395. DB::Exception: cut o", "Code: 395. DB::Exception: cut o")]
    public void The_message_is_what_stands_in_the_block(string rest, string message) =>
        Assert.Equal(message, LateError.Message(Encoding.UTF8.GetBytes(rest), "abcdefghijklmnop"));
}
