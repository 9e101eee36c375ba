"""Language models and the offline guide: drafts in, checked statements out."""
