using System.Globalization;

namespace Analytics.Support.Warehouse;

/// <summary>A column's type as the schema writes it: a name and, in parentheses, its arguments.</summary>
public sealed class ColumnType
{
    private readonly IReadOnlyList<string> arguments;

    private ColumnType(string name, IReadOnlyList<string> arguments)
    {
        Name = name;
        this.arguments = arguments;
    }

    /// <summary>Without arguments: <c>LowCardinality</c>, <c>UInt64</c>.</summary>
    public string Name { get; }

    /// <summary>The numbers and names of an Enum8, in the order of the schema.</summary>
    /// <exception cref="InvalidOperationException">The type is no Enum8.</exception>
    public IReadOnlyDictionary<int, string> EnumValues => Name == "Enum8"
        ? arguments.Select(argument => argument.Split('=', StringSplitOptions.TrimEntries))
            .ToDictionary(parts => int.Parse(parts[1], CultureInfo.InvariantCulture), parts => parts[0].Trim('\''))
        : throw new InvalidOperationException($"{Name} is no Enum8.");

    /// <summary>The first argument: the function of a SimpleAggregateFunction, the length of a FixedString.</summary>
    public string FirstArgument => arguments[0];

    /// <summary>Types of the values that stand one behind the other in a row: more than one for a Tuple alone.</summary>
    public IReadOnlyList<ColumnType> Parts => Name switch
    {
        "LowCardinality" => [Parse(arguments[0])],
        "SimpleAggregateFunction" => Parse(arguments[1]).Parts,
        "Tuple" => [.. arguments.Select(argument => Parse(argument[(argument.IndexOf(' ', StringComparison.Ordinal) + 1)..]))],
        _ => [this],
    };

    /// <summary>Reads a type: <c>SimpleAggregateFunction(max, Tuple(rank UInt64, value String))</c>.</summary>
    public static ColumnType Parse(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        return open < 0
            ? new ColumnType(text.Trim(), [])
            : new ColumnType(text[..open].Trim(), SchemaText.SplitTopLevel(text[(open + 1)..text.LastIndexOf(')')]));
    }
}
