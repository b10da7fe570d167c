namespace PlanLint.Cli.LanguageServer;

/// <summary>How long the server waits for more before it works.</summary>
/// <param name="Debounce">After typing, before the configuration is analysed.</param>
/// <param name="Pause">After that, before plans and inventories are.</param>
/// <param name="Watch">Between looks at the files that were read, whether they are others.</param>
internal sealed record Pace(TimeSpan Debounce, TimeSpan Pause, TimeSpan Watch)
{
    /// <summary>For people who type.</summary>
    public static Pace Typing { get; } = new(TimeSpan.FromMilliseconds(40), TimeSpan.FromMilliseconds(400), TimeSpan.FromSeconds(2));
}
