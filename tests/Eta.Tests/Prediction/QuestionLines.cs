using System.Globalization;
using System.Text;

namespace Analytics.Eta.Tests;

internal static class QuestionLines
{
    /// <summary>Questions whose ids are 0, 1, 2 ... and whose answers differ.</summary>
    public static string Make(int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            var milestones = string.Join(',', Enumerable.Repeat("""{"milestone":"in_transit","at":"2026-09-24T10:00:00Z"}""", 1 + (i % 7)));
            text.Append(CultureInfo.InvariantCulture, $$"""{"id":{{i}},"carrier":"ups","destination":"US-NY","as_of":"2026-09-25T00:00:00Z","milestones":[{{milestones}}]}""").Append('\n');
        }

        return text.ToString();
    }
}
