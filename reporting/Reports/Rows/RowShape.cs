using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace Analytics.Reports;

/// <summary>The columns of a row where it leaves the program: group columns as asked for, the figures as they are declared, the status.</summary>
/// <typeparam name="TRow">The row.</typeparam>
internal sealed class RowShape<TRow>(ReportRequest request)
    where TRow : ReportRow
{
    private static readonly FrozenDictionary<GroupColumn, RowColumn<TRow>> Groups = Enum.GetValues<GroupColumn>().ToFrozenDictionary(
        column => column, column => RowColumn<TRow>.Of(Property(column.ToString()), isNullable: false));

    private static readonly FrozenDictionary<DurationUnit, RowColumn<TRow>[]> Figures = Enum.GetValues<DurationUnit>().ToFrozenDictionary(
        unit => unit, unit => FiguresIn(JsonNamingPolicy.SnakeCaseLower.ConvertName(unit.ToString())));

    private static readonly RowColumn<TRow> Status = RowColumn<TRow>.Of(Property(nameof(ReportRow.Status)), isNullable: false);

    private readonly RowColumn<TRow>[] columns = [.. request.Group.Select(column => Groups[column]), .. Figures[request.Unit], Status];

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

    private static RowColumn<TRow>[] FiguresIn(string unit) =>
    [
        .. typeof(TRow).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.CanWrite)
            .Select(property => RowColumn<TRow>.Of(property, unit)),
    ];

    private static PropertyInfo Property(string name) => typeof(TRow).GetProperty(name)!;
}
