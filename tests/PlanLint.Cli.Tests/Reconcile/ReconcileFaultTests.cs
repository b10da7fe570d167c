using Newtonsoft.Json.Linq;
using PlanLint.Cli.Tests.Files;
using PlanLint.Files;

namespace PlanLint.Cli.Tests.Reconcile;

/// <summary>What goes wrong stops the run where it stands: nothing is applied that was not checked, nothing is lost, and it can be resumed.</summary>
internal sealed class ReconcileFaultTests
{
    private FakeRun run = null!;

    [SetUp]
    public void Make_a_root() => run = new FakeRun();

    [TearDown]
    public void Remove_it() => run.Dispose();

    private int Applies => run.Tool.Calls.Count(c => c.StartsWith("apply", StringComparison.Ordinal));

    /// <summary>Resumes until it is done, and expects the end of an undisturbed run.</summary>
    private void ShouldEndUndisturbed()
    {
        int exit = -1;
        for (int attempt = 0; attempt < 3 && !run.Journal.Contains("\"event\":\"finished\"", StringComparison.Ordinal); attempt++) exit = run.Run();
        exit.ShouldBeOneOf(0, -1);
        run.Tool.State.ShouldBe(FakeRun.Undisturbed, run.Messages + run.Journal);
        File.Exists(run.In("planlint-reconcile.tf")).ShouldBeFalse();
        Directory.GetFiles(run.In(".planlint"), "*.tfplan").ShouldBeEmpty();
    }

    [Test]
    public void Undisturbed_it_reaches_a_zero_diff_in_three_batches()
    {
        run.Run().ShouldBe(0, run.Messages);
        run.Tool.State.ShouldBe(FakeRun.Undisturbed);
        run.Document.ShouldStartWith("# Reconciled: zero diff\n");
        run.Messages.ShouldContain("planlint: batch 3 of 3 is done and verified");
        run.Tool.Calls.Count(c => c.StartsWith("plan", StringComparison.Ordinal)).ShouldBe(7);
        Applies.ShouldBe(3);
        ((int)File.GetUnixFileMode(run.In(".planlint"))).ShouldBe(Convert.ToInt32("700", 8));
        ((int)File.GetUnixFileMode(run.In(".planlint/state-before.tfstate"))).ShouldBe(Convert.ToInt32("600", 8));
        File.ReadAllText(run.In(".planlint/.gitignore")).ShouldBe("*\n");
        ShouldEndUndisturbed();
    }

    [Test]
    public void A_wrong_import_id_stops_before_the_apply()
    {
        run.Tool.Before = call => call.StartsWith("plan", StringComparison.Ordinal) && call.Contains("terraform_data.app", StringComparison.Ordinal) ? 1 : null;
        run.Run().ShouldBe(2);
        run.Messages.ShouldContain("-target=terraform_data.app -target=terraform_data.web -out=.planlint/batch.tfplan' failed; its message stands above");
        run.Messages.ShouldContain("1 of 3 batches done.");
        run.Messages.ShouldContain("To go back, the last first:\n  terraform state mv terraform_data.after terraform_data.before\n");
        Applies.ShouldBe(1);
        File.Exists(run.In("planlint-reconcile.tf")).ShouldBeFalse();
        run.Tool.Before = _ => null;
        ShouldEndUndisturbed();
    }

    [Test]
    public void An_object_that_changed_between_two_steps_stops_before_the_apply()
    {
        run.Write("facts.hcl", ReconcileRoot.Facts.Replace("attributes = [\"input\", \"output\"]", "attributes = [\"output\"]", StringComparison.Ordinal));
        run.Tool.Bend = (address, entry) =>
        {
            if (address != "terraform_data.web" || entry["change"]!["importing"] is null) return;
            entry["change"]!["actions"] = new JArray("update");
            entry["change"]!["before"]!["input"] = "changed by hand";
        };
        run.Run().ShouldBe(1);
        run.Messages.ShouldContain("planlint: the plan does not do what was predicted\n  terraform_data.web would be changed in input, which is more than a realignment");
        Applies.ShouldBe(1);
        run.Tool.Bend = (_, _) => { };
        ShouldEndUndisturbed();
    }

    [TestCase("delete", "create", "terraform_data.web would be replaced")]
    [TestCase("delete", null, "terraform_data.web would be destroyed")]
    public void A_plan_that_destroys_is_not_applied(string first, string? second, string message)
    {
        run.Tool.Bend = (address, entry) =>
        {
            if (address == "terraform_data.web" && entry["change"]!["importing"] is not null)
                entry["change"]!["actions"] = second is null ? new JArray(first) : new JArray(first, second);
        };
        run.Run().ShouldBe(1);
        run.Messages.ShouldContain(message);
        Applies.ShouldBe(1);
    }

    [Test]
    public void What_target_takes_along_stops_it_when_it_changes()
    {
        run.Tool.Before = call =>
        {
            // The stand-in plans what it is told alone, so the target is widened.
            run.Tool.WidensTo = call.Contains("-target=terraform_data.fresh", StringComparison.Ordinal) ? "terraform_data.web" : null;
            run.Tool.Bend = (address, entry) =>
            {
                if (address != "terraform_data.web" || !call.Contains("-target=terraform_data.fresh", StringComparison.Ordinal)) return;
                entry["change"]!["actions"] = new JArray("update");
                entry["change"]!["before"]!["triggers_replace"] = "1";
            };
            return null;
        };
        run.Run().ShouldBe(1);
        run.Messages.ShouldContain("terraform_data.web, which -target takes along, would be updated");
        Applies.ShouldBe(2);
    }

    [Test]
    public void A_lock_that_is_held_stops_it_before_anything()
    {
        run.Tool.Before = call => call.StartsWith("plan", StringComparison.Ordinal) ? 1 : null;
        run.Run().ShouldBe(2);
        run.Messages.ShouldContain("'terraform plan -input=false -lock-timeout=60s -out=.planlint/full.tfplan' failed");
        run.Tool.Calls.Count.ShouldBe(1);
        run.Tool.Before = _ => null;
        ShouldEndUndisturbed();
    }

    [Test]
    public void A_plan_that_was_replaced_after_the_check_is_not_applied()
    {
        int questions = 0;
        int exit = run.Run(r => r with { SaysYes = false }, _ =>
        {
            questions++;
            File.AppendAllText(run.In(".planlint/batch.tfplan"), " ");
            return true;
        });
        exit.ShouldBe(2);
        questions.ShouldBe(1);
        run.Messages.ShouldContain("is not the one that was checked, so it was not applied");
        Applies.ShouldBe(0);
        ShouldEndUndisturbed();
    }

    [Test]
    public void Without_a_yes_nothing_is_applied()
    {
        run.Run(r => r with { SaysYes = false }, _ => false).ShouldBe(2);
        run.Messages.ShouldContain("planlint: the apply was not approved");
        run.Run(r => r with { SaysYes = false }).ShouldBe(2);
        run.Messages.ShouldContain("planlint: there is no terminal to ask at");
        Applies.ShouldBe(0);
        ShouldEndUndisturbed();
    }

    [Test]
    public void An_apply_that_fails_is_told_and_resumed()
    {
        run.Tool.Before = call => call.StartsWith("apply", StringComparison.Ordinal) ? 1 : null;
        run.Run().ShouldBe(2);
        run.Messages.ShouldContain("'terraform apply -input=false -lock-timeout=60s .planlint/batch.tfplan' failed; its message stands above");
        run.Tool.Before = _ => null;
        ShouldEndUndisturbed();
    }

    [Test]
    public void A_state_that_somebody_else_wrote_stops_it()
    {
        run.Run(r => r with { Until = "1" }).ShouldBe(0);
        run.Tool.Serial += 2;
        run.Run().ShouldBe(1);
        run.Messages.ShouldContain("the state is not the one that the run left");
        run.Tool.Serial -= 2;
        run.Tool.Lineage = "another";
        run.Run().ShouldBe(1);
        run.Tool.Lineage = "one";
        ShouldEndUndisturbed();
    }

    [Test]
    public void A_journal_that_was_changed_is_not_believed()
    {
        run.Run(r => r with { Until = "1" }).ShouldBe(0);
        string journal = run.Journal;
        int calls = run.Tool.Calls.Count;
        File.WriteAllText(run.JournalPath, journal.Replace("terraform_data.web", "terraform_data.vvv", StringComparison.Ordinal));
        run.Run().ShouldBe(2);
        run.Messages.ShouldContain("was changed or cut: line 1 is not as it was written");
        run.Tool.Calls.Count.ShouldBe(calls);
        File.WriteAllText(run.JournalPath, journal);
        ShouldEndUndisturbed();
    }

    [Test]
    public void A_journal_whose_end_was_cut_off_does_not_hide_an_apply()
    {
        run.Run(r => r with { Until = "1" }).ShouldBe(0);
        string[] lines = run.Journal.Split('\n');
        File.WriteAllText(run.JournalPath, string.Join('\n', lines.TakeWhile(l => !l.Contains("\"applying\"", StringComparison.Ordinal))) + "\n");
        run.Run().ShouldBe(1);
        run.Messages.ShouldContain("the state is not the one that the run left");
        Applies.ShouldBe(1);
    }

    /// <summary>The state is put back from what the resumed run saw, not from before it.</summary>
    [Test]
    public void What_a_cut_off_apply_has_done_is_the_state_to_go_back_to()
    {
        run.Tool.After = call =>
        {
            if (call.StartsWith("apply", StringComparison.Ordinal)) throw new CrashException();
        };
        Should.Throw<CrashException>(() => run.Run());
        File.ReadAllText(run.In(".planlint/state-last.tfstate")).ShouldContain("\"serial\": 1,");
        run.Tool.After = _ => { };
        run.Run(r => r with { Until = "1" }).ShouldBe(0, run.Messages);
        File.ReadAllText(run.In(".planlint/state-last.tfstate")).ShouldContain("\"serial\": 2,");
        ShouldEndUndisturbed();
    }

    [Test]
    public void A_run_that_is_under_way_is_not_begun_anew()
    {
        run.Run(r => r with { Until = "1" }).ShouldBe(0);
        run.Run(r => r with { Resumes = false }).ShouldBe(2);
        run.Messages.ShouldContain("1 of 3 batches done.\n  1. Move to the new address: done\n");
        run.Messages.ShouldContain("a run is under way: add --resume");
        ShouldEndUndisturbed();
        run.Run(r => r with { Resumes = false }).ShouldBe(0, run.Messages);
        Directory.GetFiles(run.In(".planlint"), "reconcile-*.jsonl").Length.ShouldBe(1);
    }

    [Test]
    public void Open_questions_stop_it_before_anything_is_touched()
    {
        run.Write("live.json", ReconcileRoot.Live.Replace("\"complete_for\": [{ \"system\": \"terraform\", \"kind\": \"data\" }],", "", StringComparison.Ordinal));
        run.Run().ShouldBe(1);
        run.Messages.ShouldContain("the table has open questions\n  terraform_data.fresh: ");
        run.Tool.Calls.ShouldAllBe(c => c.StartsWith("plan", StringComparison.Ordinal) || c.StartsWith("show", StringComparison.Ordinal));
        File.Exists(run.In("planlint-reconcile.tf")).ShouldBeFalse();
    }

    /// <summary>The run ends, or is interrupted, at every command of the tool, before it did its work and after.</summary>
    [TestCase(true)]
    [TestCase(false)]
    public void Ended_at_any_command_it_is_resumed(bool isBefore)
    {
        for (int at = 1; ; at += 2)
        {
            using var other = new FakeRun();
            (run, var keep) = (other, run);
            int count = 0;
            if (isBefore) run.Tool.Before = _ => ++count == at ? throw new CrashException() : null;
            else run.Tool.After = _ => { if (++count == at) throw new CrashException(); };
            try
            {
                bool isDone = false;
                try
                {
                    isDone = run.Run() == 0;
                }
                catch (CrashException)
                {
                    run.Tool.Before = _ => null;
                    run.Tool.After = _ => { };
                }
                ShouldEndUndisturbed();
                if (isDone) break;
            }
            finally
            {
                run = keep;
            }
        }
    }

    [Test]
    public void A_saved_plan_that_cannot_be_removed_is_named_and_removed_by_the_next_run()
    {
        var disk = new FailingFileSystem(0, Failure.Once) { Refuses = step => step.StartsWith("delete", StringComparison.Ordinal) && step.EndsWith("full.tfplan", StringComparison.Ordinal) };
        run.Run(disk).ShouldBe(2);
        run.Messages.ShouldContain("full.tfplan");
        run.Messages.ShouldContain("it is a saved plan and holds secrets in clear, so remove it");
        ShouldEndUndisturbed();
    }

    /// <summary>Every step on the disk fails once, or the disk is full from there on, or the process is gone.</summary>
    [TestCase(Failure.Once, 23)]
    [TestCase(Failure.FullDisk, 23)]
    [TestCase(Failure.Crash, 23)]
    [TestCase(Failure.Once, 1, Category = "Corpus")]
    [TestCase(Failure.FullDisk, 1, Category = "Corpus")]
    [TestCase(Failure.Crash, 1, Category = "Corpus")]
    public void Whatever_the_disk_does_it_is_resumed(Failure failure, int stride)
    {
        int failed = 0;
        for (int at = stride; ; at += stride)
        {
            using var other = new FakeRun();
            (run, var keep) = (other, run);
            try
            {
                var disk = new FailingFileSystem(at, failure);
                run.Run(disk);
                if (disk.Failed is null) break;
                failed++;
                ShouldEndUndisturbed();
            }
            finally
            {
                run = keep;
            }
        }
        failed.ShouldBeGreaterThan(5);
    }
}
