"""Reads tables of institutions, catchments, localities and yearly figures of institutions."""
