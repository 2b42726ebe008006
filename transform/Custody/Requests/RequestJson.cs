using System.Text.Json.Serialization;

namespace Analytics.Custody.Requests;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Dictionary<string, long>))]
[JsonSerializable(typeof(List<DateOnly>))]
[JsonSerializable(typeof(NoticeBody))]
[JsonSerializable(typeof(RequestDetail))]
[JsonSerializable(typeof(RequestList))]
[JsonSerializable(typeof(RequestView))]
internal sealed partial class RequestJson : JsonSerializerContext;
