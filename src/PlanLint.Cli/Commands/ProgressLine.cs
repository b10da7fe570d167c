using PlanLint.Hosting;
using PlanLint.Rules;

namespace PlanLint.Cli.Commands;

/// <summary>
/// One line on standard error that says what a long run is at; nothing for short runs, and nothing when standard error is no terminal.
/// </summary>
internal sealed class ProgressLine : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private readonly Lock gate = new();
    private readonly Timer? timer;
    private string text = "";
    private bool shown;

    public ProgressLine()
    {
        if (!Console.IsErrorRedirected) timer = new Timer(_ => Show(), null, Patience, Patience);
    }

    /// <summary>Analyses, and says meanwhile which root module it is at.</summary>
    public static LintResult Run(LintRequest request, CancellationToken cancellation = default)
    {
        using var progress = new ProgressLine();
        return BuiltIn.Linter.Run(request with { Progress = progress.At }, cancellation);
    }

    /// <summary>Says which root module is analysed now.</summary>
    public void At(int number, int count, string root)
    {
        lock (gate) text = count == 1 ? $"analysing {Plain(root)} …" : $"analysing {number} of {count}: {Plain(root)} …";
    }

    /// <summary>Clears the line, so that the report starts on an empty one.</summary>
    public void Dispose()
    {
        timer?.Dispose();
        lock (gate)
        {
            if (shown) MessageWriter.Terminal.Write("\r\u001b[K");
            shown = false;
            text = "";
        }
    }

    private void Show()
    {
        lock (gate)
        {
            if (text.Length == 0) return;
            shown = true;
            MessageWriter.Terminal.Write($"\r\u001b[Kplanlint: {text}");
        }
    }

    /// <summary>Folder names come from strangers and may hold control characters.</summary>
    private static string Plain(string root) => new([.. root.Take(60).Select(c => char.IsControl(c) ? '?' : c)]);
}
