//! A chart in a folder of its own, and what real Helm makes of it.

use std::path::PathBuf;
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::support::tool;

/// A chart with one template that writes all values.
pub struct Chart {
    folder: TempDir,
    helm: PathBuf,
}

impl Chart {
    /// One for this Helm.
    pub fn new(helm: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let chart = Self { folder, helm: tool::find(helm).expect("the trial asks for it") };
        std::fs::create_dir(chart.folder.path().join("templates")).expect("a folder");
        chart.write("Chart.yaml", "apiVersion: v2\nname: parity\nversion: 0.1.0\n");
        chart.write("templates/values.yaml", "{{ .Values | toJson }}\n");
        chart
    }

    /// Writes a file of the chart.
    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        std::fs::write(self.folder.path().join(name), text).expect("a file");
    }

    /// Removes a file of the chart.
    pub fn remove(&self, name: &str) {
        let _ = std::fs::remove_file(self.folder.path().join(name));
    }

    /// With a subchart of these values; without one where they are empty.
    pub fn with_subchart(&self, values: &str) {
        let _ = std::fs::remove_dir_all(self.folder.path().join("charts"));
        if !values.is_empty() {
            std::fs::create_dir_all(self.folder.path().join("charts/sub")).expect("a folder");
            self.write("charts/sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 0.1.0\n");
            self.write("charts/sub/values.yaml", values);
        }
    }

    /// What the template gives; what Helm says where it refuses.
    pub fn render(&self, values: &[u8]) -> Result<String, String> {
        self.write("values-qa-gcp.yaml", values);
        let mut helm = Command::new(&self.helm);
        // Helm lives too short to need a clean-up of its memory, and one at a time of two finds no second core free.
        helm.current_dir(self.folder.path()).env("HOME", self.folder.path()).env("GOGC", "off").env("GOMAXPROCS", "1");
        let output = helm.args(["template", ".", "-f", "values-qa-gcp.yaml"]).output().expect("helm runs");
        if output.status.success() { Ok(rendered(&output)) } else { Err(said(&output)) }
    }
}

fn rendered(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines().find(|line| line.starts_with('{')).unwrap_or_default().to_owned()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
