using Analytics.Intake.Files;

namespace Analytics.Host.Loading;

/// <summary>Shows a user how a load gets on.</summary>
internal interface ILoadProgress
{
    void Start(FileLog log);

    /// <summary>The files are read; the cells are being rebuilt.</summary>
    void Refresh();

    void Stop();
}
