namespace Analytics.ClickHouseFront;

/// <param name="Data">The folder of the engine.</param>
/// <param name="User">Who is let in.</param>
/// <param name="KeyFile">A file with the user's password in its first line; null for none.</param>
/// <param name="TlsFile">A PEM file with certificate and key, to speak https; null for http.</param>
internal sealed record FrontOptions(string Data, string User, string? KeyFile, string? TlsFile)
{
    private const string Usage = "usage: Analytics.ClickHouseFront --data DIR [--user NAME] [--key-file FILE] [--tls-file FILE]";

    public static FrontOptions Parse(string[] args)
    {
        var given = args.Chunk(2).ToDictionary(pair => pair[0], pair => pair.Length == 2 ? pair[1] : throw new ArgumentException(Usage));
        return given.Keys.All(key => key is "--data" or "--user" or "--key-file" or "--tls-file") && given.TryGetValue("--data", out var data)
            ? new FrontOptions(data, given.GetValueOrDefault("--user", "default"), given.GetValueOrDefault("--key-file"), given.GetValueOrDefault("--tls-file"))
            : throw new ArgumentException(Usage);
    }
}
