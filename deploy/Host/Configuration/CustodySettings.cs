namespace Analytics.Host.Configuration;

/// <summary>How persons' data is looked after.</summary>
internal sealed record CustodySettings
{
    /// <summary>The file of the master key, as of a secret mount; empty for one in the data folder, which is made there.</summary>
    public string MasterKeyFile { get; init; } = "";
}
