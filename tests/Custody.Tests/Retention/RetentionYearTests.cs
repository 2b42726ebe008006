using Analytics.Custody.Retention;
using Analytics.Custody.Secrets;
using Analytics.Custody.Tokens;

namespace Analytics.Custody.Tests.Retention;

[Collection(RetentionFixture.Tests)]
public sealed class RetentionYearTests(RetentionFixture fixture)
{
    [Fact]
    public async Task Over_400_days_no_key_and_no_row_with_a_token_outlives_180_days_and_cells_of_ten_or_more_remain()
    {
        await fixture.ClearAsync();
        var clock = new TestClock(new(2026, 1, 15, 0, 0, 0, TimeSpan.Zero));
        var folder = Directory.CreateTempSubdirectory("analytics-keys-");
        var keys = new KeyRing(Path.Combine(folder.FullName, "keys"), new MasterKeyFile(Path.Combine(folder.FullName, "master-key"), isOwn: true), clock);
        var made = new HashSet<uint>();
        using var record = await fixture.OpenRecordAsync(clock);
        var run = new RetentionRun(fixture.Warehouse, keys, record, clock);
        for (var day = 0; day < 400; day++, clock.Now = clock.Now.AddDays(1))
        {
            // Nothing runs the job on the day that a month is due, or on the one after it.
            if (!made.Any(epoch => clock.Now == (epoch % 2 == 0 ? Epoch.DueAt(epoch) : Epoch.Limit(epoch))))
            {
                await run.RunAsync();
            }

            // Two parcels of one lane: a week of them makes a cell.
            made.Add(keys.Current().Epoch);
            await fixture.AddAsync(keys.Current().Epoch, 2, clock.Now.AddHours(9));
            var tomorrow = clock.Now.AddDays(1);
            Assert.All(await HeldAsync(keys), epoch => Assert.True(tomorrow <= Epoch.Start(epoch).AddDays(180), $"Of {epoch} there is something left on {tomorrow:yyyy-MM-dd}."));
        }

        var entries = await record.ReadAsync();
        uint[] ended = [202601, 202602, 202603, 202604, 202605, 202606, 202607, 202608];
        Assert.Equal(ended, entries.Where(entry => entry.Step == RetentionStep.Done).Select(entry => entry.Epoch));
        Assert.Equal(made.Except(ended), keys.Epochs());
        Assert.All(made, epoch => Assert.Equal(!ended.Contains(epoch), keys.Find(epoch) is not null));
        Assert.Equal(keys.Epochs().Count, Directory.GetFiles(Path.Combine(folder.FullName, "keys")).Length);
        folder.Delete(recursive: true);
        Assert.Equal("8\t1\n", await fixture.TextAsync("SELECT uniq(epoch), min(parcels) >= 10 FROM frozen_cells"));

        // Every parcel of those months is in a cell, or counted as left out.
        var frozen = entries.Where(entry => entry.Step == RetentionStep.Frozen).ToList();
        Assert.Equal((17 + 28 + 31 + 30 + 31 + 30 + 31 + 31) * 2, frozen.Sum(entry => entry.Parcels + entry.LeftOut));
        Assert.Equal($"{frozen.Sum(entry => entry.Parcels)}\n", await fixture.TextAsync("SELECT sum(parcels) FROM cells WHERE week < '2026-08-31'"));
    }

    /// <summary>Months of which there is a key, or a row with a token: on the disk, merged or not.</summary>
    private async Task<List<uint>> HeldAsync(KeyRing keys)
    {
        var stored = await fixture.TextAsync(
            "SELECT DISTINCT partition FROM system.parts WHERE database = currentDatabase() AND table IN ('scans', 'retractions', 'journeys', 'subjects')");
        return [.. stored.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(uint.Parse).Union(keys.Epochs())];
    }
}
