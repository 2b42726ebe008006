using System.Text;
using Analytics.Reports.Tests.Support;

namespace Analytics.Reports.Tests;

public sealed class JsonArrayTests
{
    [Theory]
    [InlineData("", "[]\n")]
    [InlineData("{\"a\":1}\n", "[\n{\"a\":1}\n]\n")]
    [InlineData("{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n", "[\n{\"a\":1},\n{\"a\":2},\n{\"a\":3}\n]\n")]
    public async Task Lines_become_one_array_however_they_are_cut(string lines, string array)
    {
        var chance = new Generator(10);
        for (var round = 0; round < 50; round++)
        {
            using var bytes = new MemoryStream();
            var json = new JsonArray(bytes);
            var rest = Encoding.UTF8.GetBytes(lines).AsMemory();
            while (rest.Length > 0)
            {
                var cut = chance.Below(Math.Min(9, rest.Length) + 1);
                await json.WriteAsync(rest[..cut], CancellationToken.None);
                rest = rest[cut..];
            }

            await json.EndAsync(CancellationToken.None);

            Assert.Equal(array, Encoding.UTF8.GetString(bytes.ToArray()));
        }
    }
}
