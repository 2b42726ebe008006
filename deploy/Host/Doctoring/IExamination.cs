namespace Analytics.Host.Doctoring;

/// <summary>Looks at one part of an installation, and changes nothing.</summary>
internal interface IExamination
{
    /// <summary>What it is called when it does not come to its end.</summary>
    string Name { get; }

    /// <summary>How it is. May throw what the part throws: the message becomes a fault.</summary>
    Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellation);
}
