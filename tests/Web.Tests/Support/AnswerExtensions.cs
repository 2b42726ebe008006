using System.Text.Json;
using System.Text.Json.Nodes;

namespace Analytics.Web.Tests;

internal static class AnswerExtensions
{
    public static async Task<JsonNode> JsonAsync(this HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        return await answer.JsonAsync();
    }

    public static async Task<JsonNode> JsonAsync(this HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync()) ?? throw new JsonException("The answer is null.");

    public static async Task<int> StatusAsync(this HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        return (int)answer.StatusCode;
    }

    public static async Task<int> PostAsync(this HttpClient client, string address, params IEnumerable<KeyValuePair<string, string>> form)
    {
        using var content = new FormUrlEncodedContent(form);
        using var answer = await client.PostAsync(address, content);
        return (int)answer.StatusCode;
    }
}
