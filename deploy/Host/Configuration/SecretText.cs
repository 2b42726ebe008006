namespace Analytics.Host.Configuration;

/// <summary>What stands in a file of its own so that no configuration shows it.</summary>
internal static class SecretText
{
    /// <summary>The first line of a file, as Docker and Kubernetes hand secrets over.</summary>
    /// <param name="path">The file; null or empty where there is no secret.</param>
    /// <returns>Empty where there is none.</returns>
    /// <exception cref="UsageException">The file cannot be read.</exception>
    public static string FromFile(string? path)
    {
        if (string.IsNullOrEmpty(path))
        {
            return "";
        }

        try
        {
            return File.ReadLines(path).FirstOrDefault() ?? "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The secret file {path} cannot be read. Check the name and its rights.");
        }
    }
}
