using Microsoft.Build.Framework;
using Microsoft.Build.Logging;

namespace PlanLint.MSBuild.Tests;

/// <summary>What a build did, by its binary log.</summary>
internal sealed class BinaryLog
{
    private readonly List<string> upToDate = [];
    private readonly List<string> tasks = [];
    private readonly List<(string Word, string Code, string File, int Line, string Message)> findings = [];
    private readonly List<string> messages = [];

    public BinaryLog(string path, int exitCode, string output)
    {
        (ExitCode, Output) = (exitCode, output);
        var replay = new BinaryLogReplayEventSource();
        replay.AnyEventRaised += (_, e) =>
        {
            switch (e)
            {
                case TargetSkippedEventArgs { SkipReason: TargetSkipReason.OutputsUpToDate } skipped: upToDate.Add(skipped.TargetName); break;
                case TaskStartedEventArgs task: tasks.Add(task.TaskName); break;
                case BuildErrorEventArgs error: findings.Add(("error", error.Code, error.File, error.LineNumber, error.Message ?? "")); break;
                case BuildWarningEventArgs warning: findings.Add(("warning", warning.Code, warning.File, warning.LineNumber, warning.Message ?? "")); break;
                case BuildMessageEventArgs message: messages.Add(message.Message ?? ""); break;
            }
        };
        replay.Replay(path);
        File.Delete(path);
    }

    public int ExitCode { get; }

    public string Output { get; }

    /// <summary>How many times the analysis ran.</summary>
    public int Analyses => tasks.Count(t => t == "PlanLintAnalyze");

    /// <summary>True when the target was skipped because nothing it reads is newer than what it wrote.</summary>
    public bool AnalysisSkipped => upToDate.Contains("PlanLintAnalyze");

    public IReadOnlyList<(string Word, string Code, string File, int Line, string Message)> Findings => findings;

    public IReadOnlyList<string> Messages => messages;

    /// <summary>The findings as lines without what differs from folder to folder.</summary>
    public string[] Lines => [.. findings.Select(f => $"{f.Word} {f.Code} {Path.GetFileName(f.File)}({f.Line}): {f.Message}").Order(StringComparer.Ordinal)];
}
