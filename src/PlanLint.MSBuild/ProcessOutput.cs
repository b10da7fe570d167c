using System.Text;

namespace PlanLint.MSBuild;

/// <summary>The beginning of what a process says. All of it is read, so that the process does not wait, and the rest is dropped.</summary>
internal sealed class ProcessOutput
{
    /// <summary>The most characters that are kept.</summary>
    internal const int MostKept = 100_000;

    private readonly StringBuilder kept = new();

    public ProcessOutput(TextReader reader) => End = Task.Run(() => ReadAsync(reader));

    /// <summary>Done when nobody holds the other end open any more.</summary>
    public Task End { get; }

    /// <summary>The lines so far.</summary>
    public string[] Lines()
    {
        lock (kept) return kept.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private async Task ReadAsync(TextReader reader)
    {
        char[] block = new char[4096];
        try
        {
            while (await reader.ReadAsync(block).ConfigureAwait(false) is > 0 and var read)
                lock (kept) kept.Append(block, 0, Math.Min(read, MostKept - kept.Length));
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The task gave up waiting.
        }
    }
}
