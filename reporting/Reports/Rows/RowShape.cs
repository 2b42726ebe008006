using System.Reflection;
using System.Text.Json;

namespace Analytics.Reports;

/// <summary>The columns of a row where it leaves the program: group columns as asked for, the figures as they are declared, the status.</summary>
/// <typeparam name="TRow">The row.</typeparam>
internal sealed class RowShape<TRow>
    where TRow : ReportRow
{
    private static readonly PropertyInfo[] Figures =
        [.. typeof(TRow).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(property => property.CanWrite)];

    private readonly IReadOnlyList<RowColumn<TRow>> columns;

    public RowShape(ReportRequest request)
    {
        var unit = JsonNamingPolicy.SnakeCaseLower.ConvertName(request.Unit.ToString());
        columns =
        [
            .. request.Group.Select(column => RowColumn<TRow>.Of(Property(column.ToString()), isNullable: false)),
            .. Figures.Select(figure => RowColumn<TRow>.Of(figure, unit)),
            RowColumn<TRow>.Of(Property(nameof(ReportRow.Status)), isNullable: false),
        ];
    }

    /// <summary>Names and types as the engine takes them: <c>carrier String, n Int64</c>.</summary>
    public string Structure => string.Join(", ", columns.Select(column => $"{column.Name} {column.Type}"));

    /// <summary>Writes a row as a JSON object.</summary>
    public void Write(Utf8JsonWriter json, TRow row)
    {
        json.WriteStartObject();
        foreach (var column in columns)
        {
            column.Write(json, row);
        }

        json.WriteEndObject();
    }

    private static PropertyInfo Property(string name) => typeof(TRow).GetProperty(name)!;
}
