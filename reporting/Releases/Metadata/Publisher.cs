namespace Analytics.Releases;

/// <summary>Who answers for a dataset, as its metadata name them.</summary>
/// <param name="Name">The name of the house.</param>
/// <param name="Url">Where the partner API is: releases are fetched from below it.</param>
public sealed record Publisher(string Name, Uri Url)
{
    /// <summary>The page of a dataset, which needs no key.</summary>
    public string PageOf(DatasetDefinition dataset) => $"{Url.AbsoluteUri.TrimEnd('/')}/datasets/{dataset.Id}";
}
