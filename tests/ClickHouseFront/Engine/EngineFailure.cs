using System.Globalization;
using System.Text.RegularExpressions;

namespace Analytics.ClickHouseFront.Engine;

/// <summary>An error in the engine's own words, whole: to keep values out of messages is the client's work, and is tested by this.</summary>
internal sealed partial class EngineFailure(string message) : Exception(message.Contains("(version ", StringComparison.Ordinal) ? message : message + Version)
{
    // A server ends its words so; the engine in process does not.
    private const string Version = " (version 26.7.2.1 (official build))";

    /// <summary>What a server says when its HTTP part and not its engine finds fault.</summary>
    public static EngineFailure Of(int code, string name, string text) =>
        new($"Code: {code.ToString(CultureInfo.InvariantCulture)}. DB::Exception: {text} ({name})");

    public int Code => CodePattern().Match(Message) is { Success: true } found ? int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) : 1002;

    /// <summary>The status that the server answers with; src/Server/HTTP/exceptionCodeToHTTPStatus.cpp.</summary>
    public int Status => Code switch
    {
        194 => 401,
        192 or 193 or 497 or 516 or 512 => 403,
        36 or 6 or 25 or 26 or 38 or 41 or 72 or 27 or 427 or 15 or 44 or 8 or 58 or 62 or 117 or 53 or 321 or 168 or 167 => 400,
        60 or 46 or 47 or 50 or 56 or 81 or 115 or 63 or 73 or 78 or 511 => 404,
        48 => 501,
        209 or 76 or 439 => 503,
        159 => 408,
        _ => 500,
    };

    [GeneratedRegex(@"Code: (\d+)[.,]")]
    private static partial Regex CodePattern();
}
