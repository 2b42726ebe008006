using System.Text.Json.Serialization;

namespace Analytics.Web;

/// <summary>A page of a list.</summary>
/// <param name="Items">What is listed.</param>
/// <param name="NextPageToken">Asks for the next page; missing on the last.</param>
internal sealed record DeltaPage<T>(IReadOnlyList<T> Items, string? NextPageToken);

/// <summary>A share.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Id">Its id, which never changes.</param>
internal sealed record DeltaShare(string Name, string Id);

/// <summary>The share that was asked for.</summary>
/// <param name="Share">It.</param>
internal sealed record DeltaShareAnswer(DeltaShare Share);

/// <summary>A schema of a share.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Share">The share.</param>
internal sealed record DeltaSchema(string Name, string Share);

/// <summary>A table: a dataset.</summary>
/// <param name="Name">The dataset's id.</param>
/// <param name="Schema">The schema.</param>
/// <param name="Share">The share.</param>
/// <param name="ShareId">The share's id.</param>
/// <param name="Id">Its id, which never changes.</param>
internal sealed record DeltaTable(string Name, string Schema, string Share, string ShareId, string Id);

/// <summary>What is read of a table. Predicates and the limit are hints: whoever sends them applies them to the rows.</summary>
/// <param name="PredicateHints">SQL conditions. Taken, and not used: tables have no partitions.</param>
/// <param name="JsonPredicateHints">The same as a tree in JSON.</param>
/// <param name="LimitHint">Rows that are needed: no more files come than hold as many.</param>
/// <param name="Version">Not served: only the present is.</param>
/// <param name="Timestamp">Not served either.</param>
/// <param name="StartingVersion">Nor this.</param>
internal sealed record DeltaQuery(
    IReadOnlyList<string>? PredicateHints = null, string? JsonPredicateHints = null, long? LimitHint = null, long? Version = null, string? Timestamp = null, long? StartingVersion = null);

/// <summary>A line of an answer: one of the three.</summary>
internal sealed record DeltaLine(DeltaProtocol? Protocol = null, DeltaMetadata? MetaData = null, DeltaFile? File = null);

/// <param name="MinReaderVersion">1</param>
internal sealed record DeltaProtocol(int MinReaderVersion);

/// <param name="Id">The table's id.</param>
/// <param name="Name">The dataset's id.</param>
/// <param name="Description">What is in it.</param>
/// <param name="Format">How files are written.</param>
/// <param name="SchemaString">The columns, as Spark writes them down.</param>
/// <param name="PartitionColumns">None.</param>
/// <param name="Configuration">None.</param>
/// <param name="Size">Bytes of all files.</param>
/// <param name="NumFiles">Files.</param>
internal sealed record DeltaMetadata(
    string Id, string Name, string Description, DeltaFormat Format, string SchemaString, IReadOnlyList<string> PartitionColumns,
    IReadOnlyDictionary<string, string> Configuration, long Size, int NumFiles);

/// <param name="Provider">parquet</param>
internal sealed record DeltaFormat(string Provider);

/// <param name="Url">Where it can be fetched without a key, until it expires.</param>
/// <param name="Id">The same for the same file.</param>
/// <param name="PartitionValues">None.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Stats">How many rows, as JSON, and nothing more.</param>
/// <param name="ExpirationTimestamp">When the address expires, in milliseconds since 1970.</param>
internal sealed record DeltaFile(string Url, string Id, IReadOnlyDictionary<string, string> PartitionValues, long Size, string Stats, long ExpirationTimestamp);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DeltaError))]
[JsonSerializable(typeof(DeltaLine))]
[JsonSerializable(typeof(DeltaPage<DeltaSchema>))]
[JsonSerializable(typeof(DeltaPage<DeltaShare>))]
[JsonSerializable(typeof(DeltaPage<DeltaTable>))]
[JsonSerializable(typeof(DeltaQuery))]
[JsonSerializable(typeof(DeltaShareAnswer))]
internal sealed partial class DeltaJson : JsonSerializerContext;
